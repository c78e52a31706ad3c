using System.IO.Compression;
using Mnist.Benchmarks.Racing;

namespace Mnist.Benchmarks.Peers;

/// <summary>Train into memory, from the published .gz and from the raw file.</summary>
internal static class LoadPeers
{
    public static IEnumerable<Race> Races(Workspace workspace)
    {
        string gzip = Path.Combine(MnistDataset.Open().Location, "train-images-idx3-ubyte.gz");
        string raw = workspace["train-images-idx3-ubyte"];
        using (var source = new GZipStream(File.OpenRead(gzip), CompressionMode.Decompress))
        using (FileStream target = File.Create(raw))
        {
            source.CopyTo(target);
        }

        File.Copy(Path.Combine(MnistDataset.Open().Location, "train-labels-idx1-ubyte.gz"), workspace["train-labels-idx1-ubyte.gz"]);
        bool hasNumpy = Timing.HasPython("numpy");
        if (!hasNumpy)
        {
            Console.WriteLine("numpy: not measured (python3-numpy is not installed).");
        }

        yield return new Race("Train images from .gz into memory", [
            new Contender("MnistDataset.Open().Train.Load()", () => Timing.Of(() => MnistDataset.Open().Train.Load())),
            new Contender("inflating alone (GZipStream to nowhere)", () => Timing.Of(() => Inflate(gzip))),
            .. hasNumpy ? [new Contender("numpy.frombuffer(gzip.open().read())", () => Timing.OfPython("load_gz.py", gzip))] : Array.Empty<Contender>(),
        ]);

        yield return new Race("Train images from the raw file, all bytes summed", [
            new Contender("MnistDataset.OpenFolder().Train, summed", () => Timing.Of(() => Sum(workspace.Folder))),
            .. hasNumpy ? [new Contender("numpy.fromfile().sum()", () => Timing.OfPython("load_raw.py", raw))] : Array.Empty<Contender>(),
        ]);
    }

    private static void Inflate(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        gzip.CopyTo(Stream.Null);
    }

    private static void Sum(string folder)
    {
        SampleSet train = MnistDataset.OpenFolder(folder).Train;
        long sum = 0;
        for (int i = 0; i < train.Count; i++)
        {
            sum += ByteSum.Of(train.PixelsAt(i));
        }

        if (sum != 1567298545)
        {
            throw new InvalidOperationException($"The sum is {sum}.");
        }
    }
}
