using Mnist.Formats;
using Mnist.IO;
using Mnist.Tests.Support;

namespace Mnist.Tests.IO;

/// <summary>Nothing is written onto what it is read from.</summary>
public sealed class OwnSourceTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public void CSV_is_not_written_onto_itself()
    {
        string path = _temp["some.csv"];
        SampleFormat.Csv.Write(path, TestSamples.MakeSet(3));
        SampleSet samples = SampleFormat.Csv.ImportSet(path);
        string digest = Digest.OfFile(path);

        Assert.Contains("is being read", Assert.Throws<IOException>(() => SampleFormat.Csv.Write(path, samples.Take(1))).Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => SampleFormat.Csv.Write(path, samples.Where(99)));
        using (var writer = SampleFormat.Csv.CreateWriter(path))
        {
            Assert.Throws<IOException>(() => writer.Write(SampleFormat.Csv.Read(path).First()));
        }

        Assert.Equal(digest, Digest.OfFile(path));
        Assert.Equal(["some.csv"], _temp.Names);
        SampleFormat.Csv.Write(_temp["other.csv"], samples);
    }

    [Theory]
    [InlineData(false, Overwrite.Replace)]
    [InlineData(false, Overwrite.Force)]
    [InlineData(true, Overwrite.Force)]
    public void IDX_is_not_written_onto_itself(bool compress, Overwrite overwrite)
    {
        string folder = _temp["idx"];
        Export(folder, TestSamples.MakeSet(3));
        MnistDataset dataset = MnistDataset.OpenFolder(folder);
        string digest = Digest.OfFile(Path.Combine(folder, "train-images-idx3-ubyte"));

        Assert.Throws<IOException>(() => Export(folder, dataset.Train.Skip(1), compress, overwrite));
        Assert.Throws<IOException>(() => Export(folder, dataset.Train.Where(99), compress, overwrite));
        using (var writer = SampleFormat.Idx.CreateWriter(folder, new IdxWriteOptions { Compress = compress, Overwrite = overwrite }))
        {
            Assert.Throws<IOException>(() => writer.Write(dataset.Train[0]));
        }

        Assert.Equal(digest, Digest.OfFile(Path.Combine(folder, "train-images-idx3-ubyte")));
        Export(_temp["other"], dataset.Train);
    }

    [Fact]
    public void A_way_through_links_leads_to_the_same_file()
    {
        _temp.MakeFolder("real");
        Directory.CreateSymbolicLink(_temp["linked"], _temp["real"]);
        SampleFormat.Csv.Write(_temp["real/some.csv"], TestSamples.MakeSet(3));
        File.CreateSymbolicLink(_temp["link.csv"], _temp["real/some.csv"]);
        SampleSet samples = SampleFormat.Csv.ImportSet(_temp["real/some.csv"]);

        Assert.Throws<IOException>(() => SampleFormat.Csv.Write(_temp["link.csv"], samples));
        Assert.Throws<IOException>(() => SampleFormat.Csv.Write(_temp["linked/some.csv"], samples));
        Assert.Throws<IOException>(() => SampleFormat.Csv.Write(_temp["real/some.csv"], SampleFormat.Csv.ImportSet(_temp["linked/some.csv"])));
        Assert.Throws<IOException>(() => SampleFormat.Csv.Write(_temp["real/../real/some.csv"], samples));
    }

    public void Dispose() => _temp.Dispose();

    private static void Export(string folder, SampleSet samples, bool compress = false, Overwrite overwrite = Overwrite.Replace)
    {
        using var writer = SampleFormat.Idx.CreateWriter(folder, new IdxWriteOptions { Compress = compress, Overwrite = overwrite });
        writer.Write(samples);
        writer.Complete();
    }
}
