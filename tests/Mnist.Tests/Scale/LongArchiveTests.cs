using Mnist.Formats;
using Mnist.Formats.Npz;
using Mnist.IO;
using Mnist.IO.Zip;
using Mnist.Tests.Support;

namespace Mnist.Tests.Scale;

/// <summary>An .npz whose first array is longer than 32 bits say; it is a hole, and the arrays behind it are what is read.</summary>
[Collection(Alone.Name)]
public sealed class LongArchiveTests : IDisposable
{
    private const int Count = 6_000_000;
    private const int Few = 20;

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Arrays_behind_4_GiB_are_read_by_us()
    {
        SampleSet samples = MnistDataset.Open().Test.Take(Few);

        TestSamples.AssertSame([.. samples], [.. SampleFormat.Npz.Import(Write(samples), new NpzReadOptions { Split = Split.Test }).Test]);
    }

    [Fact]
    public void Arrays_behind_4_GiB_are_read_by_numpy()
    {
        SampleSet samples = MnistDataset.Open().Test.Take(Few);

        string said = Outside.Python("numpy", "python3-numpy", """
            import sys, zipfile, numpy
            print([member.file_size for member in zipfile.ZipFile(sys.argv[1]).infolist()])
            arrays = numpy.load(sys.argv[1])
            print(arrays["y_test"].tolist(), int(arrays["x_test"].astype(numpy.int64).sum()))
            """, Write(samples));

        long sum = samples.Sum(sample => sample.Pixels.Sum(pixel => (long)pixel));
        Assert.Equal(
            $"[{128 + (784L * Count)}, {128 + Count}, {128 + (784 * Few)}, {128 + Few}]\n[{string.Join(", ", samples.GetLabels())}] {sum}", said);
    }

    // The train split has checksums that nobody looks at: its bytes are not read.
    private string Write(SampleSet test)
    {
        string path = _temp["long.npz"];
        using FileStream file = SparseFile.Create(path, [], 0);
        var zip = new ZipWriter(file);
        AddHole(file, zip, "x_train", NpyHeader.ForBytes(Count, 28, 28), 784L * Count);
        AddHole(file, zip, "y_train", NpyHeader.ForBytes(Count), Count);
        Add(file, zip, "x_test", [.. NpyHeader.ForBytes(test.Count, 28, 28), .. test.SelectMany(sample => sample.Pixels)]);
        Add(file, zip, "y_test", [.. NpyHeader.ForBytes(test.Count), .. test.GetLabels().Select(label => (byte)label)]);
        zip.Complete();
        return path;
    }

    private static void AddHole(FileStream file, ZipWriter zip, string name, byte[] header, long length)
    {
        long offset = zip.ReserveLocal(name + ".npy");
        file.Write(header);
        file.SetLength(file.Position + length);
        zip.Add(new ZipEntry(name + ".npy", ZipFormat.Stored, 0, header.Length + length, header.Length + length, offset));
    }

    private static void Add(FileStream file, ZipWriter zip, string name, byte[] content)
    {
        long offset = zip.ReserveLocal(name + ".npy");
        file.Write(content);
        zip.Add(new ZipEntry(name + ".npy", ZipFormat.Stored, Crc32.Append(0, content), content.Length, content.Length, offset));
    }
}
