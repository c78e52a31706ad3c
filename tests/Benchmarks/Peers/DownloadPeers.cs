using Mnist.Benchmarks.Racing;
using Mnist.Datasets;

namespace Mnist.Benchmarks.Peers;

/// <summary>The four files of MNIST from a server on loopback: fetched, verified, decompressed.</summary>
internal static class DownloadPeers
{
    public static IEnumerable<Race> Races(Workspace workspace)
    {
        string folder = MnistDataset.Open().Location;
        string[] names = [.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)!)];
        using var server = new FileServer(folder);
        string addresses = string.Join(' ', names.Select(name => server.Address + name));
        string script = $"cd $0 && curl -s --remote-name-all {addresses} && sha256sum *.gz && gunzip *.gz";
        yield return new Race(
            "MNIST from a server on loopback: fetched, verified, decompressed",
            new Contender("DatasetStore.SaveAsync", () => workspace.ToNewPath(path => Timing.Of(() => Save(path, server.Address)))),
            Contender.Program("curl, then sha256sum, then gunzip", "/usr/bin/curl", () => workspace.ToNewPath(path => Curl(script, path))) with { Target = 1 });
    }

    private static double Curl(string script, string path)
    {
        Directory.CreateDirectory(path);
        return Timing.OfProgram("/bin/sh", "-c", script, path);
    }

    private static void Save(string path, string mirror) =>
        new DatasetStore(path).SaveAsync("MNIST", new SaveOptions { Destination = path, Mirrors = [mirror] }).GetAwaiter().GetResult();
}
