using System.IO.Compression;
using System.IO.MemoryMappedFiles;
using Mnist.Benchmarks.Racing;

namespace Mnist.Benchmarks.Peers;

/// <summary>Train into memory, from the published .gz and from the raw file.</summary>
internal static class LoadPeers
{
    private const long PixelSum = 1567298545;

    public static IEnumerable<Race> Races(Workspace workspace)
    {
        string gzip = Path.Combine(MnistDataset.Open().Location, "train-images-idx3-ubyte.gz");
        PlainFiles plain = PlainFiles.In(workspace);
        byte[] bytes = File.ReadAllBytes(plain.Images);
        byte[] copy = new byte[bytes.Length];

        yield return new Race(
            "Train images from .gz into memory",
            new Contender("MnistDataset.Open().Train.Load()", () => Timing.Of(() => MnistDataset.Open().Train.Load())),
            new Contender("limit: inflating alone (GZipStream to nowhere)", () => Timing.Of(() => Inflate(gzip))) { Target = 1.15 },
            Contender.Program("limit: gzip -dc to /dev/null", "/bin/gzip", () => Timing.OfProgram("/bin/sh", "-c", "gzip -dc \"$0\" > /dev/null", gzip)),
            Contender.Python("numpy.frombuffer(gzip.open().read())", "numpy", () => Timing.OfPython("load_gz.py", "numpy", gzip)) with { Target = 1 },
            Contender.Python("as python-mnist does, into lists", "numpy", () => Timing.OfPython("load_gz.py", "python-mnist", gzip)) with { Rounds = 3, Target = 1 });

        yield return new Race(
            "Train images from the raw file, all bytes summed",
            new Contender("Train as saved in the store (mapped), summed", () => Timing.Of(() => Check(SumOf(plain.Open().Train)))),
            new Contender("limit: the file mapped, summed image by image", () => Timing.Of(() => Check(SumOfMapping(plain.Images)))) { Target = 1.1 },
            new Contender("MnistDataset.OpenFolder().Train (read, as anyone may cut the file), summed", () => Timing.Of(() => Check(SumOf(MnistDataset.OpenFolder(plain.Folder).Train)))),
            new Contender("limit: bytes in memory copied, summed", () => Timing.Of(() => Check(SumOfCopy(bytes, copy)))),
            Contender.Python("numpy.fromfile().sum()", "numpy", () => Timing.OfPython("load_raw.py", "numpy", plain.Images)) with { Target = 1 },
            Contender.Python("as torchvision's reader does, summed", "torch", () => Timing.OfPython("load_raw.py", "torchvision", plain.Images)) with { Target = 1 },
            Contender.Python("as python-mnist does, into lists", "numpy", () => Timing.OfPython("load_raw.py", "python-mnist", plain.Images)) with { Rounds = 3, Target = 1 });
    }

    private static void Inflate(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        gzip.CopyTo(Stream.Null);
    }

    private static long SumOf(SampleSet train)
    {
        long sum = 0;
        using var images = new ImageHold(train);
        for (int i = 0; i < train.Count; i++)
        {
            sum += ByteSum.Of(images[i]);
        }

        return sum;
    }

    private static unsafe long SumOfMapping(string path)
    {
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        using MemoryMappedViewAccessor view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        long sum = 0;
        for (int i = 0; i < 60_000; i++)
        {
            sum += ByteSum.Of(new ReadOnlySpan<byte>(start + 16 + (i * 784), 784)); // as those who use images do
        }

        view.SafeMemoryMappedViewHandle.ReleasePointer();
        return sum;
    }

    private static long SumOfCopy(byte[] bytes, byte[] copy)
    {
        bytes.CopyTo(copy, 0);
        return ByteSum.Of(copy.AsSpan(16));
    }

    private static void Check(long sum)
    {
        if (sum != PixelSum)
        {
            throw new InvalidOperationException($"The sum is {sum}.");
        }
    }
}
