using System.Globalization;
using Mnist.Benchmarks.Racing;
using Mnist.Benchmarks.Reporting;

namespace Mnist.Benchmarks.Peers;

/// <summary>Side by side with what a user would pick instead, and with what the machine can do at all.</summary>
internal static class PeerRun
{
    private const int Rounds = 7;

    // It takes an hour, so it is run only if it is named.
    private const string SpeedRun = "speedrun";

    private static readonly Dictionary<string, Func<Workspace, IEnumerable<Race>>> s_topics = new(StringComparer.OrdinalIgnoreCase)
    {
        ["load"] = LoadPeers.Races,
        ["csv"] = CsvPeers.Races,
        ["csvforms"] = CsvFormPeers.Races,
        ["formats"] = FormatPeers.Races,
        ["parquet"] = ParquetPeers.Races,
        ["png"] = PngPeers.Races,
        ["pipeline"] = PipelinePeers.Races,
        ["scripts"] = ScriptPeers.Races,
        ["download"] = DownloadPeers.Races,
        ["batches"] = BatchPeers.Races,
        ["learning"] = LearningPeers.Races,
        [SpeedRun] = SpeedRunPeers.Races,
        ["neighbors"] = NeighborPeers.Races,
        ["cancel"] = CancelPeers.Races,
        ["import"] = ImportPeers.Races,
    };

    /// <summary>Runs the topics that are named, or all.</summary>
    /// <param name="names">Topics; <c>--rounds n</c> behind them, by default 7.</param>
    /// <param name="output">The folder for the table as Markdown and JSON.</param>
    public static int Run(string[] names, string output)
    {
        int rounds = Rounds;
        if (names is [.. var before, "--rounds", var number] && int.TryParse(number, CultureInfo.InvariantCulture, out int asked) && asked > 0)
        {
            (names, rounds) = (before, asked);
        }

        if (names.FirstOrDefault(name => !s_topics.ContainsKey(name)) is { } unknown)
        {
            Console.Error.WriteLine($"There is no topic '{unknown}'; there are {string.Join(", ", s_topics.Keys)}.");
            return 1;
        }

        using var workspace = new Workspace();
        var report = new PeerReport(Machine.Describe(workspace.Folder));
        report.Begin();
        foreach (string name in names.Length == 0 ? [.. s_topics.Keys.Where(name => name != SpeedRun)] : names)
        {
            foreach (Race race in s_topics[name](workspace))
            {
                report.Add(race.Run(rounds));
            }
        }

        report.Save(output, string.Join('-', ["peers", .. names]));
        return 0;
    }
}
