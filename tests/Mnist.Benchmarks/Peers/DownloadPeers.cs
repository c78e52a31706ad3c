using Mnist.Benchmarks.Racing;

namespace Mnist.Benchmarks.Peers;

/// <summary>The four files of MNIST from a server on loopback: fetched, verified, decompressed.</summary>
internal static class DownloadPeers
{
    public static IEnumerable<Race> Races(Workspace workspace)
    {
        string folder = MnistDataset.Open().Location;
        string[] names = [.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)!)];
        using var server = new FileServer(folder);
        var contenders = new List<Contender>
        {
            new("DatasetStore.SaveAsync", () => workspace.ToNewPath(path => Timing.Of(() => Save(path, server.Address)))),
        };
        if (File.Exists("/usr/bin/curl"))
        {
            string addresses = string.Join(' ', names.Select(name => server.Address + name));
            string script = $"cd $0 && curl -s --remote-name-all {addresses} && sha256sum *.gz && gunzip *.gz";
            contenders.Add(new Contender("curl, then sha256sum, then gunzip", () => workspace.ToNewPath(path =>
            {
                Directory.CreateDirectory(path);
                return Timing.OfProgram("/bin/sh", "-c", script, path);
            })));
        }
        else
        {
            Console.WriteLine("curl: not measured (it is not installed).");
        }

        yield return new Race("MNIST from a server on loopback: fetched, verified, decompressed", [.. contenders]);
    }

    private static void Save(string path, string mirror) =>
        new DatasetStore(path).SaveAsync("MNIST", new SaveOptions { Destination = path, Mirrors = [mirror] }).GetAwaiter().GetResult();
}
