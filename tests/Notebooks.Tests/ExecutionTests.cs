using System.Text.RegularExpressions;
using Xunit.Sdk;
using Xunit.v3;

// A kernel keeps one core busy.
[assembly: Parallelization(Mode = ParallelMode.All)]

namespace Notebooks.Tests;

/// <summary>Every cell of every notebook in order, each notebook in a kernel of its own.</summary>
public sealed partial class ExecutionTests
{
    // Set to 1, the notebooks are written with their new outputs instead of compared.
    private static readonly bool s_writes = Environment.GetEnvironmentVariable("MNISTPS_WRITE_NOTEBOOKS") == "1";

    public static TheoryData<string> Notebooks => Repository.Notebooks;

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Every_cell_runs_and_shows_what_was_committed(string name)
    {
        bool isFamily = name == "04-family";
        Assert.SkipWhen(isFamily && !Directory.Exists(Repository.FashionFolder), "The committed outputs show Fashion-MNIST: install Debian's dataset-fashion-mnist.");
        Notebook notebook = Notebook.Read(name);
        (string Cell, string Outputs)[] committed = [.. notebook.CodeCells.Select(cell => (cell.Name, Describe(cell)))];
        using (var kernel = new Kernel(withFashion: isFamily))
        {
            Execute(notebook, kernel);
        }

        if (s_writes)
        {
            notebook.Write(Repository.PathOf(name));
            File.WriteAllText(Repository.VersoPathOf(name), notebook.ToDib());
            return;
        }

        foreach ((Cell cell, (string place, string outputs)) in notebook.CodeCells.Zip(committed))
        {
            string executed = Describe(cell);
            if (executed != outputs)
            {
                Assert.Fail($"{name}, {place}: other outputs than committed. If they are right, execute the notebooks again as CONTRIBUTING.md says.\n"
                    + $"Committed: {Difference(outputs, executed)}\nExecuted: {Difference(executed, outputs)}");
            }
        }
    }

    [Fact]
    public void Without_FashionMNIST_the_notebook_tells_how_to_get_it_and_compares_halves()
    {
        Notebook notebook = Notebook.Read("04-family");
        using var kernel = new Kernel();
        Execute(notebook, kernel);
        Assert.Contains("Save-MnistDataset FashionMNIST", Describe(notebook["have"]));
        Assert.Contains("MNIST, second half: 30000 + 5000 pictures", Describe(notebook["pair"]));
    }

    internal static void Execute(Notebook notebook, Kernel kernel)
    {
        int count = 0;
        foreach (Cell cell in notebook.CodeCells)
        {
            try
            {
                cell.SetOutputs(kernel.Run(cell.Code, cell.Language), ++count);
            }
            catch (InvalidOperationException exception)
            {
                Assert.Fail($"{cell.Name}: {exception.Message}");
            }

            if (cell.Outputs.Select(output => OutputCheck.FindFault(output.Type, output.Text)).FirstOrDefault(fault => fault is not null) is string fault)
            {
                Assert.Fail($"{cell.Name}: {fault}");
            }
        }
    }

    // Times apart, outputs are the same on every machine.
    private static string Describe(Cell cell) =>
        Time().Replace(string.Join('\n', cell.Outputs.Select(output => $"{output.Type}: {output.Text}")), "$1</td>");

    // From a little before the first difference on.
    private static string Difference(string text, string other)
    {
        int place = text.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        int from = Math.Max(0, place - 60);
        return text[from..Math.Min(text.Length, from + 200)];
    }

    [GeneratedRegex("(<th[^>]*>(?:Samples per second|Time)</th><td>)[^<]*</td>")]
    private static partial Regex Time();
}
