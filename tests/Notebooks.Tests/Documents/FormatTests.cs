using System.Text.RegularExpressions;
using Notebooks.Runner;

namespace Notebooks.Tests.Documents;

/// <summary>Notebooks that every kernel and editor they are made for can open.</summary>
public sealed partial class FormatTests
{
    public static TheoryData<string> Notebooks => Repository.Notebooks;

    [Fact]
    public void There_are_four() => Assert.Equal(["01-explore", "02-pipelines", "03-train", "04-family"], Repository.Names);

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void They_are_small_and_of_format_4_5(string name)
    {
        Notebook notebook = Notebook.Read(Repository.PathOf(name));
        Assert.Equal("4.5", notebook.Format);
        Assert.InRange(new FileInfo(Repository.PathOf(name)).Length, 10_000, 2_000_000);
        Assert.Equal(".net-csharp", (string?)notebook.Metadata["kernelspec"]!["name"]);
        Assert.Equal(
            ["csharp", "pwsh"],
            notebook.Metadata["polyglot_notebook"]!["kernelInfo"]!["items"]!.AsArray().Select(item => (string?)item!["name"]));
        Assert.All(notebook.Cells, cell => Assert.Matches("^[a-z0-9-]{1,64}$", cell.Id));
        Assert.Equal(notebook.Cells.Count, notebook.Cells.Select(cell => cell.Id).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Each_cell_has_one_language_and_says_so_to_editors_and_to_Jupyter(string name)
    {
        foreach (NotebookCell cell in Notebook.Read(Repository.PathOf(name)).Cells.Where(cell => cell.IsCode))
        {
            string language = cell.IsPowerShell ? "pwsh" : "csharp";
            Assert.Equal((language, language), (cell.KernelName, cell.LanguageName));
            Assert.DoesNotMatch(Selector(), cell.Code);
            Assert.True(cell.IsPowerShell || !cell.NeedsPwsh, cell.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void They_load_the_staged_module_of_this_version_and_say_what_to_change(string name)
    {
        Notebook notebook = Notebook.Read(Repository.PathOf(name));
        NotebookCell first = notebook.Cells.First(cell => cell.IsCode);
        Assert.Contains($"../output/MnistPS/{Repository.ModuleVersion}/", first.Code);
        Assert.Contains(notebook.Cells, cell => !cell.IsCode && cell.Source.Contains("**With an installed module**", StringComparison.Ordinal));
        string all = string.Concat(notebook.Cells.Select(cell => cell.Source));
        Assert.DoesNotContain("/output/MnistPS/", all.Replace($"/output/MnistPS/{Repository.ModuleVersion}", "", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void They_use_nothing_that_a_kernel_cannot_run(string name)
    {
        Notebook notebook = Notebook.Read(Repository.PathOf(name));
        foreach (NotebookCell cell in notebook.Cells.Where(cell => cell.IsCode && !cell.IsPowerShell))
        {
            Assert.DoesNotMatch(Unscriptable(), cell.Code);
        }

        // C# that refers to the module before PowerShell has imported it would be a second copy.
        NotebookCell? powerShell = notebook.Cells.FirstOrDefault(cell => cell.IsPowerShell);
        NotebookCell first = notebook.Cells.First(cell => cell.IsCode);
        Assert.True(powerShell is null || (first == powerShell && first.Code.Contains("Import-Module", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Committed_outputs_are_complete_and_without_errors(string name)
    {
        int count = 0;
        foreach (NotebookCell cell in Notebook.Read(Repository.PathOf(name)).Cells.Where(cell => cell.IsCode))
        {
            Assert.Equal(++count, cell.ExecutionCount);
            Assert.DoesNotContain(cell.Outputs, output => (string?)output!["output_type"] == "error");
            Assert.True(cell.Outputs.Count > 0 || !cell.NeedsPwsh, $"{cell.Name} has no outputs");
        }
    }

    [GeneratedRegex("^#!(?!r)", RegexOptions.Multiline)]
    private static partial Regex Selector();

    // Namespaces, extension methods, spans and using at the top level are no C# script; packages would come from elsewhere.
    [GeneratedRegex("^namespace |\\(this |^using var |^Span<|^ReadOnlySpan<|#r \"nuget|#!share", RegexOptions.Multiline)]
    private static partial Regex Unscriptable();
}
