using System.Globalization;
using Mnist.Benchmarks.Racing;
using Mnist.Benchmarks.Reporting;

namespace Mnist.Benchmarks.Peers;

/// <summary>Side by side with what a user would pick instead, and with what the machine can do at all.</summary>
internal static class PeerRun
{
    private const int Rounds = 7;

    // They take most of an hour, so they are run only if they are named.
    private const string SpeedRun = "speedrun";
    private const string Example = "example";

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
        [Example] = SpeedRunPeers.ExampleRaces,
        ["neighbors"] = NeighborPeers.Races,
        ["cancel"] = CancelPeers.Races,
        ["import"] = ImportPeers.Races,
    };

    /// <summary>Runs the topics that are named, or all.</summary>
    /// <param name="names">Topics; <c>--only text</c> behind them for the races with this text in their name, and <c>--rounds n</c>, by default 7.</param>
    /// <param name="output">The folder for the table as Markdown and JSON.</param>
    public static int Run(string[] names, string output)
    {
        int rounds = Rounds;
        if (names is [.. var before, "--rounds", var number] && int.TryParse(number, CultureInfo.InvariantCulture, out int asked) && asked > 0)
        {
            (names, rounds) = (before, asked);
        }

        string only = "";
        if (names is [.. var topics, "--only", var text])
        {
            (names, only) = (topics, text);
        }

        if (names.FirstOrDefault(name => !s_topics.ContainsKey(name)) is { } unknown)
        {
            Console.Error.WriteLine($"There is no topic '{unknown}'; there are {string.Join(", ", s_topics.Keys)}.");
            return 1;
        }

        using var workspace = new Workspace();
        var report = new PeerReport(Machine.Describe(workspace.Folder));
        report.Begin();
        foreach (string name in names.Length == 0 ? [.. s_topics.Keys.Where(name => name is not (SpeedRun or Example))] : names)
        {
            foreach (Race race in s_topics[name](workspace).Where(race => race.Title.Contains(only, StringComparison.OrdinalIgnoreCase)))
            {
                report.Add(race.Run(rounds));
            }
        }

        report.Save(output, string.Join('-', ["peers", .. names]));
        return 0;
    }
}
