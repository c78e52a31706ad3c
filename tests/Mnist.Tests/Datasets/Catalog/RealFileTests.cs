using System.IO.Compression;
using System.Security.Cryptography;
using Mnist.Datasets;
using Mnist.Formats;
using Mnist.Tests.Datasets.Download;
using Mnist.Tests.Datasets.Download.Faults;
using Mnist.Tests.Support;

namespace Mnist.Tests.Datasets.Catalog;

/// <summary>The catalog's digests against real files: MNIST is bundled, FashionMNIST comes with Debian's package, QMNIST's labels lie beside the repository.</summary>
public sealed class RealFileTests : IDisposable
{
    private const string Debian = "/usr/share/datasets/fashion-mnist";

    private readonly TempFolder _folder = new();

    /// <summary>The digests of each file that the tests here compare.</summary>
    internal static IReadOnlyList<HashSet<string>> Checked { get; } =
    [
        .. DatasetCatalog.Default.Get("MNIST").Files.Select(file => new HashSet<string> { file.Sha256!, file.Md5!, file.RawSha256!, file.RawMd5! }),
        .. DatasetCatalog.Default.Get("FashionMNIST").Files.Select(file => new HashSet<string>(new[] { file.RawSha256, file.RawMd5 }.OfType<string>())),
        .. DatasetCatalog.Default.Get("QMNIST").Files.Where(IsLabels).Select(file => new HashSet<string> { file.Sha256!, file.Md5!, file.RawSha256! }),
    ];

    [Fact]
    public void The_bundled_MNIST_has_every_digest_of_the_catalog()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "data", "mnist");
        foreach (CatalogFile file in DatasetCatalog.Default.Get("MNIST").Files)
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(folder, file.Name));
            byte[] raw = Decompress(bytes);
            Assert.Equal((file.Size, file.RawSize), (bytes.Length, raw.Length));
            Assert.Equal((file.Sha256, file.Md5), (Sha256(bytes), Md5(bytes)));
            Assert.Equal((file.RawSha256, file.RawMd5), (Sha256(raw), Md5(raw)));
        }
    }

    [Fact]
    public void Debians_FashionMNIST_has_the_content_of_the_catalog()
    {
        SkipWithoutDebian();
        foreach (CatalogFile file in DatasetCatalog.Default.Get("FashionMNIST").Files)
        {
            byte[] raw = Decompress(File.ReadAllBytes(Path.Combine(Debian, file.Name)));
            Assert.Equal((file.RawSize, file.RawSha256), (raw.Length, Sha256(raw)));
            Assert.Equal(file.RawMd5 ?? Md5(raw), Md5(raw));
        }
    }

    [Fact]
    public void The_published_labels_of_QMNIST_have_every_digest_of_the_catalog()
    {
        CatalogFile[] files = [.. DatasetCatalog.Default.Get("QMNIST").Files.Where(IsLabels)];
        Assert.Equal(2, files.Length);
        foreach (CatalogFile file in files)
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(Published.QMnist, file.Name));
            byte[] raw = Decompress(bytes);
            Assert.Equal((file.Size, file.RawSize), (bytes.Length, raw.Length));
            Assert.Equal((file.Sha256, file.Md5, file.RawSha256), (Sha256(bytes), Md5(bytes), Sha256(raw)));
        }
    }

    [Fact]
    public async Task FashionMNIST_is_saved_from_a_mirror_of_Debians_files_measured_and_exported()
    {
        SkipWithoutDebian();
        await using MirrorServer mirror = await MirrorServer.StartAsync((context, name) =>
            Microsoft.AspNetCore.Http.Results.File(Path.Combine(Debian, name)).ExecuteAsync(context));
        var store = new DatasetStore(_folder["store"]);
        SaveOptions options = FaultTests.Quick with { Mirrors = [mirror.Http] };
        DatasetInfo saved = await store.SaveAsync("FashionMNIST", options, progress: null, TestContext.Current.CancellationToken);
        Assert.Equal((DatasetState.Saved, 54_950_048), (saved.State, saved.Size));
        Assert.All(store.Test("FashionMNIST", TestContext.Current.CancellationToken), file => Assert.Equal(FileStatus.Good, file.Status));

        MnistDataset fashion = store.Open("FashionMNIST");
        Assert.All(fashion.CountCategories(), count => Assert.Equal((6000, 1000), (count.Training, count.Testing)));
        Assert.Equal("T-shirt/top|Trouser|Pullover|Dress|Coat|Sandal|Shirt|Sneaker|Bag|Ankle boot", string.Join('|', fashion.CountCategories().Select(count => count.Category)));

        string csv = _folder["fashion.csv"];
        SampleFormat.Csv.Write(csv, fashion.Test, cancellationToken: TestContext.Current.CancellationToken);
        TestSamples.AssertSame(fashion.Test, SampleFormat.Csv.ImportSet(csv, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task MNIST_itself_can_be_saved_and_goes_before_the_bundled_one_then()
    {
        var store = new DatasetStore(_folder["store"]);
        var options = new SaveOptions { Mirrors = [Path.Combine(AppContext.BaseDirectory, "data", "mnist")], Force = true };
        DatasetInfo saved = await store.SaveAsync("MNIST", options, progress: null, TestContext.Current.CancellationToken);
        Assert.Equal((DatasetState.Saved, 54_950_048), (saved.State, saved.Size));
        TestSamples.AssertSame(MnistDataset.Open().Test, store.Open("MNIST").Test);
        Assert.True(store.Remove("MNIST"));
        Assert.Equal(DatasetState.Bundled, store.Get("MNIST").State);
    }

    [Fact]
    public void A_file_of_FashionMNIST_in_a_folder_of_MNIST_is_named()
    {
        SkipWithoutDebian();
        string folder = _folder.MakeFolder("MNIST");
        foreach (CatalogFile file in DatasetCatalog.Default.Get("MNIST").Files)
        {
            string source = file.Role == FileRole.TestImages ? Debian : Path.Combine(AppContext.BaseDirectory, "data", "mnist");
            File.Copy(Path.Combine(source, file.Name), Path.Combine(folder, file.Name));
        }

        DatasetFileStatus[] files = [.. new DatasetStore(_folder["store"]).TestFolder(folder, cancellationToken: TestContext.Current.CancellationToken)];
        Assert.Equal([FileStatus.Good, FileStatus.Good, FileStatus.Other, FileStatus.Good], files.Select(file => file.Status));
        Assert.Equal("FashionMNIST t10k-images-idx3-ubyte", files[2].IdentifiedAs);
    }

    public void Dispose() => _folder.Dispose();

    private static bool IsLabels(CatalogFile file) => file.Role is FileRole.TrainLabels or FileRole.TestLabels;

    private static void SkipWithoutDebian() => Assert.SkipUnless(
        Directory.Exists(Debian), $"'{Debian}' is not there; Debian's package dataset-fashion-mnist brings it.");

    private static byte[] Decompress(byte[] bytes)
    {
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var raw = new MemoryStream();
        gzip.CopyTo(raw);
        return raw.ToArray();
    }

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

#pragma warning disable CA5351 // MD5 is what was published
    private static string Md5(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
}
