using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Notebooks.Tests;

/// <summary>Notebooks that every kernel and editor they are made for can open.</summary>
public sealed partial class FormatTests
{
    public static TheoryData<string> Notebooks => Repository.Notebooks;

    [Fact]
    public void There_are_these() => Assert.Equal(["01-explore", "02-pipelines", "03-train", "04-family", "05-quality", "06-network"], Repository.Names);

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void They_are_small_and_of_format_4_5(string name)
    {
        Notebook notebook = Notebook.Read(name);
        Assert.Equal("4.5", notebook.Format);
        Assert.InRange(new FileInfo(Repository.PathOf(name)).Length, 10_000, 2_000_000);
        Assert.Equal(".net-csharp", (string?)notebook.Metadata["kernelspec"]!["name"]);
        Assert.Equal(
            ["csharp", "pwsh"],
            notebook.Metadata["polyglot_notebook"]!["kernelInfo"]!["items"]!.AsArray().Select(item => (string?)item!["name"]));
        Assert.All(notebook.Cells, cell => Assert.Matches("^[a-z0-9-]{1,64}$", cell.Id));
        Assert.Equal(notebook.Cells.Count, notebook.Cells.Select(cell => cell.Id).Distinct().Count());
        Assert.All(notebook.Cells.SelectMany(cell => cell.Source.Split('\n')), line => Assert.InRange(line.Length, 0, 100));
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Each_cell_says_its_language_to_editors_and_to_Jupyter(string name)
    {
        foreach (Cell cell in Notebook.Read(name).CodeCells)
        {
            Assert.Equal((cell.Language, cell.Language), cell.EditorLanguage);
            Assert.DoesNotMatch(Unscriptable(), cell.Code);
        }
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void They_begin_with_the_packages_of_this_version(string name) => Assert.Equal(
        $"#r \"nuget: Mnist.Interactive, {Repository.Metadata("ModuleVersion")}\"", Notebook.Read(name).CodeCells.First().Source.Split('\n')[0]);

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Committed_outputs_are_complete_and_without_faults(string name)
    {
        int count = 0;
        foreach (Cell cell in Notebook.Read(name).CodeCells)
        {
            Assert.Equal(++count, cell.ExecutionCount);
            Assert.All(cell.Outputs, output => Assert.Null(OutputCheck.FindFault(output.Type, output.Text)));
        }
    }

    [Fact]
    public void The_source_of_packages_beside_them_is_the_folder_that_the_build_fills()
    {
        XElement source = Assert.Single(XElement.Load(Path.Combine(Repository.Root, "notebooks", "nuget.config")).Descendants("add"));
        Assert.Equal("../output/packages", (string?)source.Attribute("value"));
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void The_variant_for_Verso_has_the_same_cells(string name) =>
        Assert.Equal(Notebook.Read(name).ToDib(), File.ReadAllText(Repository.VersoPathOf(name)).ReplaceLineEndings("\n"));

    // Namespaces, extension methods, spans and using at the top level are no C# script.
    [GeneratedRegex("^namespace |\\(this |^using var |^Span<|^ReadOnlySpan<", RegexOptions.Multiline)]
    private static partial Regex Unscriptable();
}
