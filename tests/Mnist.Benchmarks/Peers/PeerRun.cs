using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Mnist.Benchmarks.Racing;

namespace Mnist.Benchmarks.Peers;

/// <summary>Side by side with what a user would pick instead.</summary>
public static class PeerRun
{
    private const int Rounds = 7;

    private static readonly Dictionary<string, Func<Workspace, IEnumerable<Race>>> s_topics = new(StringComparer.OrdinalIgnoreCase)
    {
        ["load"] = LoadPeers.Races,
        ["csv"] = CsvPeers.Races,
        ["pipeline"] = PipelinePeers.Races,
        ["download"] = DownloadPeers.Races,
        ["learning"] = LearningPeers.Races,
        ["import"] = ImportPeers.Races,
    };

    /// <summary>Runs the topics that are named, or all.</summary>
    public static int Run(string[] names)
    {
        if (names.FirstOrDefault(name => !s_topics.ContainsKey(name)) is { } unknown)
        {
            Console.Error.WriteLine($"There is no topic '{unknown}'; there are {string.Join(", ", s_topics.Keys)}.");
            return 1;
        }

        using var workspace = new Workspace();
        var drive = new DriveInfo(workspace.Folder);
        Console.WriteLine($"{DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, "
            + $"{Environment.ProcessorCount} cores{(Avx512F.IsSupported ? " with AVX-512" : "")}, files on {drive.DriveFormat} in {workspace.Folder}");
        foreach (string name in names.Length == 0 ? [.. s_topics.Keys] : names)
        {
            foreach (Race race in s_topics[name](workspace))
            {
                race.Run(Rounds);
            }
        }

        return 0;
    }
}
