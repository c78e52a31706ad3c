using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mnist.Datasets;
using Mnist.Tests.Support;

namespace Mnist.Tests.Datasets.Download.Faults;

/// <summary>
/// Two small datasets, Tiny and Sibling, with the same file names and sizes of content, as the family has them; their files, made
/// without the code under test; and catalogs that name mirrors of them.
/// </summary>
internal sealed class TinyFamily : IDisposable
{
    public const string TrainImages = "train-images-idx3-ubyte";

    private readonly TempFolder _folder = new();

    public TinyFamily()
    {
        Tiny = MakeFiles(seed: 1);
        Sibling = MakeFiles(seed: 2);
    }

    public const int TrainCount = 300;
    public const int TestCount = 20;

    /// <summary>Raw content by raw name.</summary>
    public IReadOnlyDictionary<string, byte[]> Tiny { get; }

    /// <summary>Raw content by raw name.</summary>
    public IReadOnlyDictionary<string, byte[]> Sibling { get; }

    public static IReadOnlyList<string> RawNames { get; } =
        [TrainImages, "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

    /// <summary>A folder for stores.</summary>
    public string StoreRoot => _folder["store"];

    /// <summary>Where Tiny is put.</summary>
    public string SavedFolder => Path.Combine(StoreRoot, "Tiny");

    /// <summary>The published bytes of a file such as <c>train-images-idx3-ubyte.gz</c>.</summary>
    public byte[] Gzipped(string name) => Gzip(Tiny[name[..^3]]);

    public static byte[] Gzip(byte[] content, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, level))
        {
            gzip.Write(content);
        }

        return target.ToArray();
    }

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>A store whose catalog has Tiny on these mirrors, and Sibling.</summary>
    public DatasetStore OpenStore(params string[] mirrors) => new(StoreRoot, DatasetCatalog.Load(WriteCatalog(mirrors)));

    /// <summary>Writes a catalog and gives its path.</summary>
    /// <param name="mirrors">Of Tiny.</param>
    /// <param name="withContent">Whether digests of the content are known.</param>
    public string WriteCatalog(IReadOnlyList<string> mirrors, bool withContent = true) => WriteCatalog(new JsonObject
    {
        ["datasets"] = new JsonArray(Entry("Tiny", Tiny, mirrors, withContent), Entry("Sibling", Sibling, ["https://mirror.invalid/"], withContent: true)),
    });

    public string WriteCatalog(JsonNode catalog) =>
        _folder.Write($"catalog-{Guid.NewGuid():N}.json", catalog.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));

    /// <summary>Names of what is in the folder of Tiny, or nothing.</summary>
    public string[] SavedNames => !Directory.Exists(SavedFolder) ? [] :
        [.. Directory.EnumerateFileSystemEntries(SavedFolder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>Waits until so many bytes of the images of the Train split have reached the disk.</summary>
    public async Task WaitForPartAsync(long length)
    {
        var part = new FileInfo(Path.Combine(SavedFolder, TrainImages + ".gz.part"));
        for (int i = 0; i < 1200; i++)
        {
            part.Refresh();
            if (part.Exists && part.Length == length)
            {
                return;
            }

            await Task.Delay(25);
        }

        Assert.Fail($"{part.FullName} did not come to {length} bytes.");
    }

    /// <summary>Fails unless the folder of Tiny holds its four files, byte for byte, and the list of digests, and nothing else.</summary>
    public void AssertSaved()
    {
        Assert.Equal([.. RawNames.Append("SHA256SUMS").Order(StringComparer.Ordinal)], SavedNames);
        Assert.All(RawNames, name => Assert.True(File.ReadAllBytes(Path.Combine(SavedFolder, name)).AsSpan().SequenceEqual(Tiny[name]), name));
    }

    public void Dispose() => _folder.Dispose();

    internal static JsonObject Entry(string name, IReadOnlyDictionary<string, byte[]> files, IReadOnlyList<string> mirrors, bool withContent) => new()
    {
        ["name"] = name,
        ["title"] = $"{name}, for tests",
        ["categories"] = new JsonArray([.. Enumerable.Range(0, 10).Select(i => JsonValue.Create($"c{i}"))]),
        ["rows"] = 28,
        ["columns"] = 28,
        ["trainCount"] = TrainCount,
        ["testCount"] = TestCount,
        ["mirrors"] = new JsonArray([.. mirrors.Select(mirror => JsonValue.Create(mirror))]),
        ["files"] = new JsonArray([.. files.Select(file => FileEntry(file.Key, file.Value, withContent))]),
        ["license"] = "MIT",
        ["citation"] = "None.",
        ["homePage"] = "https://mirror.invalid/home",
    };

    private static JsonObject FileEntry(string rawName, byte[] content, bool withContent)
    {
        byte[] packed = Gzip(content);
        string role = (rawName.StartsWith("train", StringComparison.Ordinal) ? "Train" : "Test")
            + (rawName.Contains("images", StringComparison.Ordinal) ? "Images" : "Labels");
        var entry = new JsonObject
        {
            ["name"] = rawName + ".gz",
            ["role"] = role,
            ["size"] = packed.Length,
            ["sha256"] = Sha256(packed),
        };
        if (withContent)
        {
            entry["rawSize"] = content.Length;
            entry["rawSha256"] = Sha256(content);
        }

        return entry;
    }

    private static Dictionary<string, byte[]> MakeFiles(int seed)
    {
        var random = new Random(seed);
        byte[] Images(int count)
        {
            byte[] pixels = new byte[count * 784]; // noise, so that files of some size are on the wire
            random.NextBytes(pixels);
            return BigEndianBytes.Idx(8, [count, 28, 28], pixels);
        }

        byte[] Labels(int count) => BigEndianBytes.Idx(8, [count], [.. Enumerable.Range(0, count).Select(_ => (byte)random.Next(10))]);

        return new Dictionary<string, byte[]>
        {
            [RawNames[0]] = Images(TrainCount),
            [RawNames[1]] = Labels(TrainCount),
            [RawNames[2]] = Images(TestCount),
            [RawNames[3]] = Labels(TestCount),
        };
    }
}
