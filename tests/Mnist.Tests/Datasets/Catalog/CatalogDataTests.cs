using System.Text.Json;
using System.Text.Json.Nodes;
using Mnist.Datasets;
using Mnist.Tests.Datasets.Download.Faults;

namespace Mnist.Tests.Datasets.Catalog;

/// <summary>The embedded catalog: complete, by its schema, honest about its digests.</summary>
public sealed class CatalogDataTests : IDisposable
{
    private static readonly string[] s_digestNames = ["sha256", "md5", "rawSha256", "rawMd5"];

    private readonly TinyFamily _family = new();

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Catalog");

    [Fact]
    public void There_are_the_ten_datasets_of_the_family_and_the_fifteen_of_MNIST_C() => Assert.Equal(
        [
            "MNIST", "FashionMNIST", "KMNIST", "EMNIST-ByClass", "EMNIST-ByMerge", "EMNIST-Balanced", "EMNIST-Letters", "EMNIST-Digits",
            "EMNIST-MNIST", "QMNIST",
            .. Enum.GetNames<CorruptionKind>().Select(kind => $"MNIST-C-{kind}"),
        ],
        DatasetCatalog.Default.Entries.Select(entry => entry.Name));

    [Theory]
    [InlineData("MNIST", 60000, 10000, 10, 11_594_722L)]
    [InlineData("FashionMNIST", 60000, 10000, 10, 30_878_645L)]
    [InlineData("KMNIST", 60000, 10000, 10, 21_240_888L)]
    [InlineData("EMNIST-ByClass", 697932, 116323, 62, 561_753_746L)]
    [InlineData("EMNIST-ByMerge", 697932, 116323, 47, 561_753_746L)]
    [InlineData("EMNIST-Balanced", 112800, 18800, 47, 561_753_746L)]
    [InlineData("EMNIST-Letters", 124800, 20800, 26, 561_753_746L)]
    [InlineData("EMNIST-Digits", 240000, 40000, 10, 561_753_746L)]
    [InlineData("EMNIST-MNIST", 60000, 10000, 10, 561_753_746L)]
    [InlineData("QMNIST", 60000, 60000, 10, null)]
    [InlineData("MNIST-C-GlassBlur", 60000, 10000, 10, 246_661_575L)]
    [InlineData("MNIST-C-CannyEdges", 60000, 10000, 10, 246_661_575L)]
    public void Counts_categories_and_sizes_are_the_published_ones(string name, int train, int test, int categories, long? size)
    {
        CatalogEntry entry = DatasetCatalog.Default.Get(name);
        Assert.Equal((train, test, categories, size), (entry.TrainCount, entry.TestCount, entry.Categories.Count, entry.DownloadSize));
        Assert.Equal(name.StartsWith("EMNIST", StringComparison.Ordinal), entry.IsTransposed);
        Assert.Equal(name == "EMNIST-Letters" ? 1 : 0, entry.LabelOffset);
        Assert.Equal(4, entry.Files.Count);
        Assert.All([entry.License, entry.Citation, entry.HomePage, entry.Title], Assert.NotEmpty);
        Assert.NotEmpty(entry.Archive?.Mirrors ?? entry.Mirrors);
    }

    [Fact]
    public void Categories_are_letters_garments_and_kana()
    {
        Assert.Equal("Ankle boot", DatasetCatalog.Default.Get("FashionMNIST").Categories[9]);
        Assert.Equal("お o|き ki|す su|つ tsu|な na|は ha|ま ma|や ya|れ re|を wo", string.Join('|', DatasetCatalog.Default.Get("KMNIST").Categories));
        Assert.Equal("ABCDEFGHIJKLMNOPQRSTUVWXYZ", string.Concat(DatasetCatalog.Default.Get("EMNIST-Letters").Categories));
        Assert.Equal("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", string.Concat(DatasetCatalog.Default.Get("EMNIST-ByClass").Categories));
        Assert.Equal("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt", string.Concat(DatasetCatalog.Default.Get("EMNIST-Balanced").Categories));
    }

    [Fact]
    public void Qmnist_is_its_extended_labels_and_xnist_is_not_supported()
    {
        CatalogEntry qmnist = DatasetCatalog.Default.Get("QMNIST");
        Assert.All(qmnist.Files.Where(file => file.Role is FileRole.TrainLabels or FileRole.TestLabels), file => Assert.EndsWith("idx2-int.gz", file.Name, StringComparison.Ordinal));
        Assert.Equal(1_920_012, qmnist.Files[1].RawSize);
        Assert.Equal(["xnist-images-idx3-ubyte.xz", "xnist-labels-idx2-int.xz"], qmnist.NotSupported.Select(file => file.Name));
        Assert.All(qmnist.NotSupported, file => Assert.Contains("xz", file.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void The_size_of_content_follows_from_the_shape_where_it_is_not_said()
    {
        Assert.Equal(16 + (124_800L * 784), DatasetCatalog.Default.Get("EMNIST-Letters").Files[0].RawSize);
        Assert.Equal(8 + 20_800L, DatasetCatalog.Default.Get("EMNIST-Letters").Files[3].RawSize);
    }

    [Fact]
    public void MNIST_C_is_numpy_arrays_in_a_folder_for_each_corruption()
    {
        Assert.Equal(
            ["mnist_c/glass_blur/train_images.npy", "mnist_c/glass_blur/train_labels.npy", "mnist_c/glass_blur/test_images.npy", "mnist_c/glass_blur/test_labels.npy"],
            DatasetCatalog.Default.Get("MNIST-C-GlassBlur").Files.Select(file => file.Member));
        Assert.Equal(15, DatasetCatalog.Default.Entries.Where(entry => entry.Archive?.Folder == "MNIST-C").Select(entry => entry.Files[0].Member).Distinct().Count());
    }

    [Fact]
    public void It_keeps_to_its_schema()
    {
        Assert.Empty(Validate(File.ReadAllText(Path.Combine(Folder, "catalog.json"))));
        Assert.NotEmpty(Validate("""{ "datasets": [ { "name": "x" } ] }"""));
        Assert.NotEmpty(Validate("""{ "datasets": [], "more": 1 }"""));
    }

    [Fact]
    public void A_catalog_of_ones_own_keeps_to_the_same_schema() => Assert.Empty(Validate(File.ReadAllText(_family.WriteCatalog(["https://mirror.invalid/"]))));

    [Fact]
    public void Digests_that_no_test_has_checked_against_real_files_are_marked_and_counted()
    {
        JsonNode catalog = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "catalog.json")))!;
        int unchecked_ = 0;
        foreach (JsonObject part in Objects(catalog))
        {
            string[] digests = [.. s_digestNames.Where(part.ContainsKey)];
            string[] marked = [.. part["unchecked"]?.AsArray().Select(name => (string)name!) ?? []];
            Assert.All(marked, name => Assert.Contains(name, digests));
            unchecked_ += marked.Length;

            // What is not marked is compared with real files: all of MNIST (bundled), the content of FashionMNIST (Debian's package),
            // and the labels of QMNIST (beside the repository).
            if (digests.Length > marked.Length)
            {
                Assert.Contains(RealFileTests.Checked, check => digests.Except(marked).All(name => check.Contains((string)part[name]!)));
            }
        }

        Assert.Equal(2 + 2 + 8 + 8 + 4 + 4, unchecked_); // the archives of EMNIST and MNIST-C, FashionMNIST, KMNIST, QMNIST's images, xnist
    }

    [Fact]
    public void Digests_are_unlike()
    {
        string[] digests = [.. Objects(JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "catalog.json")))!)
            .SelectMany(part => s_digestNames.Where(part.ContainsKey).Select(name => (string)part[name]!))];
        Assert.Equal(digests.Length, digests.Distinct().Count());
    }

    [Fact]
    public void The_documentation_names_every_mirror()
    {
        string page = File.ReadAllText(Path.Combine(Folder, "datasets.md"));
        Assert.All(DatasetCatalog.Default.Entries.SelectMany(entry => entry.Archive?.Mirrors ?? entry.Mirrors), mirror => Assert.Contains(mirror, page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_origin_that_is_gone_is_no_mirror() => Assert.DoesNotContain(
        DatasetCatalog.Default.Entries.SelectMany(entry => entry.Mirrors), mirror => mirror.Contains("lecun.com", StringComparison.Ordinal));

    public void Dispose() => _family.Dispose();

    private static IReadOnlyList<string> Validate(string json)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "catalog.schema.json")));
        using var document = JsonDocument.Parse(json);
        return new MiniSchema(schema.RootElement).Validate(document.RootElement);
    }

    private static IEnumerable<JsonObject> Objects(JsonNode node) => node switch
    {
        JsonObject item => item.SelectMany(pair => pair.Value is null ? [] : Objects(pair.Value)).Prepend(item),
        JsonArray items => items.SelectMany(item => item is null ? [] : Objects(item)),
        _ => [],
    };
}
