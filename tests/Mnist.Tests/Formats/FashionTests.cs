using Mnist.Datasets;
using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats;

/// <summary>Fashion-MNIST as Debian packages it: pictures that fill their squares, and categories with names.</summary>
[Collection(Alone.Name)]
public sealed class FashionTests : IDisposable
{
    private const string Installed = "/usr/share/datasets/fashion-mnist";

    private readonly TempFolder _folder = new();

    [Fact]
    public void To_Parquet_and_back_it_is_the_same()
    {
        MnistDataset fashion = Open();
        SampleFormat.Parquet.Write(_folder["hf"], fashion, new ParquetWriteOptions { ShardSize = 25_000 });
        MnistDataset read = SampleFormat.Parquet.Import(_folder["hf"]);
        TestSamples.AssertSame(fashion.Train, read.Train);
        TestSamples.AssertSame(fashion.Test, read.Test);
    }

    [Fact]
    public void To_folders_of_named_categories_and_back_it_is_the_same()
    {
        SampleSet test = Open().Test;
        CatalogEntry entry = DatasetCatalog.Default.Get("FashionMNIST");
        var origin = new SampleOrigin(new DatasetIdentity(entry.Name, entry.Categories), Split.Test, 28, 28, []);
        using (var writer = SampleFormat.Image.CreateWriter(_folder["tree"], new ImageWriteOptions { Layout = ImageTreeLayout.Category }))
        {
            foreach (MnistSample sample in test)
            {
                writer.Write(new MnistSample(origin, sample.Index, sample.Label, sample.Pixels));
            }

            writer.Complete();
        }

        Assert.Contains("9-Ankle boot", Directory.EnumerateDirectories(_folder["tree/test"]).Select(Path.GetFileName));
        TestSamples.AssertSame(test, SampleFormat.Image.Import(_folder["tree"]).Test);
    }

    public void Dispose() => _folder.Dispose();

    private static MnistDataset Open()
    {
        Assert.SkipUnless(Directory.Exists(Installed), "Fashion-MNIST is not installed (Debian: dataset-fashion-mnist).");
        return MnistDataset.OpenFolder(Installed);
    }
}
