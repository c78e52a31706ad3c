using System.Text.Json.Nodes;

namespace Notebooks.Tests.Execution;

/// <summary>A notebook that is wrong does not pass.</summary>
public sealed class RunnerTests
{
    [Theory]
    [InlineData("throw new InvalidOperationException(\"broken here\");", null, "cell 1 (only): broken here")]
    [InlineData("int x = \"text\";", null, "CS0029")]
    [InlineData("#!pwsh\nGet-MnistSomething", null, "Get-MnistSomething")]
    [InlineData("#!pwsh\nthrow 'broken here'", null, "cell 1 (only): broken here")]
    [InlineData("#!pwsh\nGet-Command -Nme x", "pwsh", "Nme")]
    [InlineData("#!pwsh\nif (", "pwsh", "cell 1 (only)")]
    public void Its_error_names_the_cell(string source, string? tag, string expected)
    {
        NotebookRun run = Run(source, tag);
        Assert.Equal(1, run.ExitCode);
        Assert.Null(run.Executed);
        Assert.Contains(expected, run.Errors);
    }

    [Theory]
    [InlineData("<img alt=\"\" src=\"\">", "a picture has the address ''")]
    [InlineData("<img alt=\"\" src=\"data:image/svg+xml;base64,PHN2Zy8+\">", "an SVG picture has no marks")]
    [InlineData(
        "<img src=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==\">",
        "a PNG picture has one color only")]
    public void An_empty_picture_is_an_error(string html, string expected)
    {
        NotebookRun run = Run($"class Picture {{ public override string ToString() => \"\"; }}\nMicrosoft.DotNet.Interactive.Formatting.Formatter.Register<Picture>(p => \"{html.Replace("\"", "\\\"", StringComparison.Ordinal)}\", \"text/html\");\nnew Picture()", null);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Errors);
    }

    [Fact]
    public void Cells_go_on_from_one_another_and_show_text_objects_and_updates()
    {
        NotebookRun run = Run("var shown = 1.Display();\nConsole.Write(\"a\");\nConsole.WriteLine(\"b\");\nshown.Update(2);\n\"last\"", null);
        Assert.Equal("", run.Errors);
        string text = OutputText.Of(run.Executed!.Cells[0]);
        Assert.Contains("<pre>2</pre>", text);
        Assert.DoesNotContain("<pre>1</pre>", text);
        Assert.Contains("stream: ab\n", text);
        Assert.EndsWith("execute_result: text/plain: last", text);
    }

    private static NotebookRun Run(string source, string? tag)
    {
        using var folder = new TempFolder();
        var cell = new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["id"] = "only",
            ["metadata"] = new JsonObject { ["tags"] = tag is null ? new JsonArray() : new JsonArray(tag) },
            ["outputs"] = new JsonArray(),
            ["source"] = source,
        };
        var notebook = new JsonObject { ["cells"] = new JsonArray(cell), ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 };
        File.WriteAllText(folder["notebook.ipynb"], notebook.ToJsonString());
        return NotebookRun.Start(folder["notebook.ipynb"]);
    }
}
