using Notebooks.Runner;

namespace Notebooks.Tests.Execution;

/// <summary>Every cell of every notebook, in order, each notebook in a process of its own.</summary>
public sealed class ExecutionTests
{
    private const string NoPwsh = "PowerShell (pwsh) is not on the PATH";

    public static TheoryData<string> Notebooks => Repository.Notebooks;

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Every_cell_runs_and_every_picture_shows_something(string name)
    {
        NotebookRun run = NotebookRun.Of(name);
        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void It_takes_less_than_a_minute(string name)
    {
        // Of one processor, because the clock also counts what else the machine does.
        Assert.InRange(NotebookRun.Of(name).ProcessorSeconds, 0, 60);
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Committed_outputs_are_those_of_this_version(string name)
    {
        bool isFamily = name == "04-family";
        Assert.SkipWhen(
            isFamily && !Directory.Exists(Repository.FashionFolder),
            $"{Repository.FashionFolder} is not there (Debian's dataset-fashion-mnist), and the committed outputs show it");
        Compare(name, NotebookRun.Of(name, withFashion: isFamily), needsPwsh: false, OutputText.Of);
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Cells_for_PowerShell_itself_show_what_was_committed(string name)
    {
        NotebookCell[] cells = [.. Notebook.Read(Repository.PathOf(name)).Cells.Where(cell => cell.NeedsPwsh)];
        if (cells.Length == 0)
        {
            return;
        }

        NotebookRun run = NotebookRun.Of(name);
        Assert.SkipWhen(
            run.Output.Contains("skipped", StringComparison.Ordinal),
            $"{NoPwsh}: {cells.Length} cells of {name} were parsed and bound, but not run ({string.Join(", ", cells.Select(cell => cell.Id))})");
        Compare(name, run, needsPwsh: true, cell => OutputText.WithoutLayout(OutputText.Of(cell)));
    }

    [Fact]
    public void Without_FashionMNIST_the_notebook_tells_how_to_get_it_and_compares_halves()
    {
        Notebook executed = NotebookRun.Of("04-family").Executed!;
        string have = OutputText.Of(executed.Cells.Single(cell => cell.Id == "have"));
        Assert.Contains("Save-MnistDataset FashionMNIST", have);
        Assert.Contains("MNIST, second half: 30000 + 5000 pictures", OutputText.Of(executed.Cells.Single(cell => cell.Id == "pair")));
    }

    [Fact]
    public void With_FashionMNIST_the_notebook_shows_it()
    {
        Assert.SkipUnless(Directory.Exists(Repository.FashionFolder), $"{Repository.FashionFolder} is not there (Debian's dataset-fashion-mnist)");
        NotebookRun run = NotebookRun.Of("04-family", withFashion: true);
        Assert.Equal("", run.Errors);
        Assert.Contains("FashionMNIST: 60000 + 10000 pictures", OutputText.Of(run.Executed!.Cells.Single(cell => cell.Id == "pair")));
        Assert.Contains("Ankle boot", OutputText.Of(run.Executed.Cells.Single(cell => cell.Id == "count")));
    }

    private static void Compare(string name, NotebookRun run, bool needsPwsh, Func<NotebookCell, string> text)
    {
        Assert.Equal("", run.Errors);
        foreach ((NotebookCell committed, NotebookCell executed) in Notebook.Read(Repository.PathOf(name)).Cells.Zip(run.Executed!.Cells))
        {
            if (committed.IsCode && committed.NeedsPwsh == needsPwsh && text(committed) != text(executed))
            {
                Assert.Fail(
                    $"{name}, {committed.Name}: the committed outputs are not those of this version. Execute it again, as CONTRIBUTING.md says.\n"
                    + $"Committed: {Start(text(committed), text(executed))}\nExecuted: {Start(text(executed), text(committed))}");
            }
        }
    }

    // From a little before the first difference on.
    private static string Start(string text, string other)
    {
        int place = Enumerable.Range(0, Math.Min(text.Length, other.Length)).FirstOrDefault(i => text[i] != other[i], Math.Min(text.Length, other.Length));
        int from = Math.Max(0, place - 60);
        return text[from..Math.Min(text.Length, from + 200)];
    }
}
