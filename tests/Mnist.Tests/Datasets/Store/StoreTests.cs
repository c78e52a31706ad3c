using Mnist.Datasets;
using Mnist.Datasets.Store;
using Mnist.Tests.Datasets.Download.Faults;
using Mnist.Tests.Support;

namespace Mnist.Tests.Datasets.Store;

/// <summary>What is where, and whether it is what it should be.</summary>
public sealed class StoreTests : IDisposable
{
    private readonly TinyFamily _family = new();

    private DatasetStore Open() => _family.OpenStore("https://mirror.invalid/");

    private void Put(string name, byte[] content)
    {
        Directory.CreateDirectory(_family.SavedFolder);
        File.WriteAllBytes(Path.Combine(_family.SavedFolder, name), content);
    }

    private DatasetFileStatus[] TestFolder(string folder, params string[] names) =>
        [.. Open().TestFolder(folder, names, TestContext.Current.CancellationToken)];

    private DatasetFileStatus[] Test() => [.. Open().Test("Tiny", TestContext.Current.CancellationToken)];

    [Fact]
    public void MNIST_is_bundled_and_good_and_the_others_are_available()
    {
        DatasetStore store = Open();
        Assert.Equal((DatasetState.Bundled, 11_594_722), (store.Get("MNIST").State, store.Get("MNIST").Size));
        Assert.All(store.Test("MNIST", TestContext.Current.CancellationToken), file => Assert.Equal(FileStatus.Good, file.Status));
        Assert.Equal((DatasetState.Available, null, null), (store.Get("KMNIST").State, store.Get("KMNIST").Location, store.Get("KMNIST").Size));
        Assert.False(store.Remove("MNIST"));
        Assert.Equal(DatasetState.Bundled, store.Get("MNIST").State);
    }

    [Fact]
    public void What_is_missing_is_offered_with_the_line_to_run()
    {
        DatasetNotFoundException exception = Assert.Throws<DatasetNotFoundException>(() => Open().Open("FashionMNIST"));
        Assert.Contains("Save-MnistDataset -Name FashionMNIST", exception.Message, StringComparison.Ordinal);
        Assert.Contains("30.9 MB", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_file_is_told_by_its_bytes()
    {
        Put("train-images-idx3-ubyte", _family.Sibling["train-images-idx3-ubyte"]); // another dataset
        Put("train-labels-idx1-ubyte", _family.Tiny["t10k-labels-idx1-ubyte"]); // another file of this one
        Put("t10k-images-idx3-ubyte.gz", _family.Gzipped("t10k-images-idx3-ubyte.gz")[..^10]); // cut
        DatasetFileStatus[] files = Test();
        Assert.Equal([FileStatus.Other, FileStatus.Other, FileStatus.Damaged, FileStatus.Missing], files.Select(file => file.Status));
        Assert.Equal(["Sibling train-images-idx3-ubyte", "Tiny t10k-labels-idx1-ubyte", null, null], files.Select(file => file.IdentifiedAs));
        Assert.NotEqual(files[0].Expected, files[0].Actual);
        Assert.Equal(TinyFamily.Sha256(_family.Sibling["train-images-idx3-ubyte"]), files[0].Actual);
        Assert.Equal(_family.Sibling["train-images-idx3-ubyte"].Length, files[0].Size);
    }

    [Theory]
    [InlineData("train-images-idx3-ubyte")]
    [InlineData("train-images.idx3-ubyte")]
    [InlineData("train-images-idx3-ubyte.gz")]
    [InlineData("train-images.idx3-ubyte.gz")]
    public void Every_spelling_of_a_file_is_found(string name)
    {
        byte[] raw = _family.Tiny[TinyFamily.TrainImages];
        Put(name, name.EndsWith(".gz", StringComparison.Ordinal) ? TinyFamily.Gzip(raw) : raw);
        Assert.Equal(FileStatus.Good, Test()[0].Status);
        Assert.Equal(name, Path.GetFileName(Test()[0].Path));
    }

    [Fact]
    public void Gzip_that_was_packed_anew_is_good_by_its_content()
    {
        Put("train-images-idx3-ubyte.gz", TinyFamily.Gzip(_family.Tiny[TinyFamily.TrainImages], System.IO.Compression.CompressionLevel.NoCompression));
        Assert.Equal(FileStatus.Good, Test()[0].Status);
    }

    [Fact]
    public void Without_any_digest_the_shape_is_all_that_can_be_told()
    {
        var store = new DatasetStore(_family.StoreRoot, DatasetCatalog.Load(_family.WriteCatalog(["https://mirror.invalid/"], withContent: false)));
        Put("train-images-idx3-ubyte", _family.Tiny[TinyFamily.TrainImages]);
        Put("train-labels-idx1-ubyte", _family.Tiny["train-labels-idx1-ubyte"][..^1]);
        DatasetFileStatus[] files = [.. store.Test("Tiny", TestContext.Current.CancellationToken)];
        Assert.Equal([FileStatus.Unknown, FileStatus.Damaged], files.Take(2).Select(file => file.Status));
        Assert.Null(files[0].Expected);
    }

    [Fact]
    public void A_folder_is_tested_as_what_its_name_or_most_of_its_bytes_say()
    {
        using var folder = new TempFolder();
        string odd = folder.MakeFolder("odd");
        foreach (string name in TinyFamily.RawNames)
        {
            File.WriteAllBytes(Path.Combine(odd, name), (name == TinyFamily.TrainImages ? _family.Tiny : _family.Sibling)[name]);
        }

        Assert.All(TestFolder(odd), file => Assert.Equal("Sibling", file.Dataset));
        Assert.All(TestFolder(odd, "Tiny"), file => Assert.Equal("Tiny", file.Dataset));
        Directory.Move(odd, folder["tiny"]);
        Assert.Equal(
            [FileStatus.Good, FileStatus.Other, FileStatus.Other, FileStatus.Other],
            TestFolder(folder["tiny"]).Select(file => file.Status));
    }

    [Fact]
    public void A_folder_that_nothing_is_known_of_is_told()
    {
        using var folder = new TempFolder();
        folder.Write(TinyFamily.TrainImages, [0, 0, 8, 1, 0, 0, 0, 0]);
        Assert.Throws<DatasetNotFoundException>(() => TestFolder(folder.Path));
        Assert.Throws<DatasetNotFoundException>(() => TestFolder(folder["no"]));
    }

    [Fact]
    public void Removing_leaves_what_is_not_ours()
    {
        foreach (string name in TinyFamily.RawNames)
        {
            Put(name, _family.Tiny[name]);
        }

        Put("train-images-idx3-ubyte.gz.part", [1]);
        Put("notes.txt", [1]);
        Assert.True(Open().IsSaved("Tiny"));
        Assert.True(Open().Remove("Tiny"));
        Assert.Equal(["notes.txt"], _family.SavedNames);
        Assert.False(Open().IsSaved("Tiny"));
        File.Delete(Path.Combine(_family.SavedFolder, "notes.txt"));
        Open().Remove("Tiny");
        Assert.False(Directory.Exists(_family.SavedFolder));
        Assert.False(Open().Remove("Tiny"));
    }

    [Fact]
    public void A_torn_list_of_digests_is_mended()
    {
        Directory.CreateDirectory(_family.SavedFolder);
        string list = Path.Combine(_family.SavedFolder, "SHA256SUMS");
        string digest = new('a', 64);
        File.WriteAllText(list, $"{digest}  one\nnot a line\n{digest[..20]}");
        DigestList.Add(_family.SavedFolder, "two", digest);
        Assert.Equal(["one", "two"], DigestList.Read(_family.SavedFolder).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Several_datasets_with_the_same_names_do_not_go_to_one_folder() => Assert.Throws<ArgumentException>(
        () => Open().Plan(["Tiny", "Sibling"], new SaveOptions { Destination = _family.StoreRoot }, TestContext.Current.CancellationToken));

    [Fact]
    public void A_plan_tells_files_sizes_and_addresses()
    {
        SavePlan plan = Open().Plan(["FashionMNIST"], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((4, 30_878_645, "30.9 MB"), (plan.Downloads.Count, plan.KnownSize, plan.SizeText));
        Assert.Equal("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/train-images-idx3-ubyte.gz", plan.Downloads[0].Addresses[0]);
        Assert.Equal(3, plan.Downloads[0].Addresses.Count);
        Assert.StartsWith("at least ", Open().Plan(["QMNIST"], cancellationToken: TestContext.Current.CancellationToken).SizeText, StringComparison.Ordinal);
        PlannedDownload archive = Open().Plan(["EMNIST-Letters", "EMNIST-Digits"], cancellationToken: TestContext.Current.CancellationToken).Downloads.Single();
        Assert.Equal(("gzip.zip", 561_753_746), (archive.FileName, archive.Size));
        Assert.Empty(Open().Plan(["MNIST"], cancellationToken: TestContext.Current.CancellationToken).Downloads); // bundled
    }

    public void Dispose() => _family.Dispose();
}
