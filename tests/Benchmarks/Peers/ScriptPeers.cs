using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Mnist.Benchmarks.Racing;

namespace Mnist.Benchmarks.Peers;

/// <summary>The scripts that people write in PowerShell today, in the same session.</summary>
/// <remarks>They are slow enough that they get a part of the images, and their time is multiplied; the rows say so.</remarks>
internal static class ScriptPeers
{
    private const int Count = 60_000;
    private const int Part = 1_000;

    // A loop over offsets, a list that grows, a string joined per line: what answers on the web look like.
    private const string Naive = """
        param($Images, $Labels, $Target, $Count)
        $pixels = [IO.File]::ReadAllBytes($Images)
        $labels = [IO.File]::ReadAllBytes($Labels)
        for ($i = 0; $i -lt $Count; $i++) {
            $row = @($labels[8 + $i])
            for ($j = 0; $j -lt 784; $j++) {
                $row += $pixels[16 + $i * 784 + $j]
            }
            [IO.File]::AppendAllText($Target, ($row -join ',') + "`n")
        }
        """;

    // The same by someone who knows what is slow in PowerShell.
    private const string Careful = """
        param($Images, $Labels, $Target, $Count)
        $pixels = [IO.File]::ReadAllBytes($Images)
        $labels = [IO.File]::ReadAllBytes($Labels)
        $writer = [IO.StreamWriter]::new($Target)
        for ($i = 0; $i -lt $Count; $i++) {
            $start = 16 + $i * 784
            $writer.Write("$($labels[8 + $i]),$($pixels[$start..($start + 783)] -join ',')`n")
        }
        $writer.Dispose()
        """;

    private const string Table = """
        param($Labels)
        $counts = @{}
        $bytes = [IO.File]::ReadAllBytes($Labels)
        for ($i = 8; $i -lt $bytes.Length; $i++) { $counts[$bytes[$i]]++ }
        """;

    public static IEnumerable<Race> Races(Workspace workspace)
    {
        PlainFiles plain = PlainFiles.In(workspace);
        using Runspace runspace = PipelinePeers.OpenRunspace();
        double Convert(string script, int count) => workspace.ToNewPath(path => Timing.Of(() => Invoke(runspace, script, plain.Images, plain.Labels, path, count)) * Count / count);

        yield return new Race(
            "Train to CSV, in PowerShell",
            new Contender("`Export-MnistCsv -Split Train`", () => workspace.ToNewPath(path => Timing.Of(() => Invoke(runspace, "param($Path) Export-MnistCsv $Path -Split Train", path)))),
            new Contender($"a script that indexes, joins and appends ({Part} images, times {Count / Part})", () => Convert(Naive, Part)) { Rounds = 1, Target = 1 },
            new Contender($"the same with slices and a StreamWriter ({Part} images, times {Count / Part})", () => Convert(Careful, Part)) { Rounds = 3, Target = 1 })
        { Items = (Count, "samples") };
        yield return new Race(
            "The table of labels, in PowerShell",
            new Contender("`Measure-MnistCategory`, which counts Test too", () => Timing.Of(() => Invoke(runspace, "Measure-MnistCategory"))),
            new Contender("`Get-MnistSample -Split Train | Measure-MnistCategory`", () => Timing.Of(() => Invoke(runspace, "Get-MnistSample -Split Train | Measure-MnistCategory"))),
            new Contender("a script with a hashtable over the label file", () => Timing.Of(() => Invoke(runspace, Table, plain.Labels))) { Rounds = 3, Target = 1 })
        { Items = (Count, "labels") };
    }

    private static void Invoke(Runspace runspace, string script, params object[] arguments)
    {
        using PowerShell shell = PowerShell.Create(runspace);
        shell.AddScript(script);
        foreach (object argument in arguments)
        {
            shell.AddArgument(argument);
        }

        shell.Invoke();
        if (shell.HadErrors)
        {
            throw shell.Streams.Error[0].Exception;
        }
    }
}
