using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Mnist.Datasets;
using Mnist.Tests.Datasets.Download.Faults;
using Mnist.Tests.Support;

namespace Mnist.Tests.Datasets.Download;

/// <summary>EMNIST's way: several datasets in one zip file, images transposed, letters from 1.</summary>
public sealed class ArchiveTests : IDisposable
{
    private const int Count = 26;

    private readonly TinyFamily _family = new();

    [Fact]
    public async Task Datasets_that_share_an_archive_fetch_it_once_and_leave_nothing_of_it()
    {
        byte[] zip = MakeZip();
        await using MirrorServer server = await Serve(zip);
        DatasetStore store = OpenStore(zip, server.Http);
        IReadOnlyList<DatasetInfo> saved = await store.SaveAsync(["XM-Letters", "XM-Digits"], FaultTests.Quick, progress: null, TestContext.Current.CancellationToken);
        Assert.Equal([DatasetState.Saved, DatasetState.Saved], saved.Select(info => info.State));
        Assert.Single(server.Asked);
        Assert.Equal(["XM-Digits", "XM-Letters"], Directory.EnumerateFileSystemEntries(store.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(5, Directory.EnumerateFiles(store.FolderOf("XM-Letters")).Count());

        // No digests of members are published; those of the time of saving tell.
        Assert.All(store.Test("XM-Letters", TestContext.Current.CancellationToken), file => Assert.Equal(FileStatus.Good, file.Status));
        string images = Path.Combine(store.FolderOf("XM-Letters"), "xm-letters-train-images-idx3-ubyte");
        byte[] bytes = File.ReadAllBytes(images);
        bytes[^1] ^= 1;
        File.WriteAllBytes(images, bytes);
        Assert.Equal(FileStatus.Damaged, store.Test("XM-Letters", TestContext.Current.CancellationToken).First().Status);
    }

    [Fact]
    public async Task Images_are_upright_and_letters_right_unless_asked_for_as_stored()
    {
        byte[] zip = MakeZip();
        await using MirrorServer server = await Serve(zip);
        DatasetStore store = OpenStore(zip, server.Http);
        await store.SaveAsync("XM-Letters", FaultTests.Quick, progress: null, TestContext.Current.CancellationToken);

        MnistSample upright = store.Open("XM-Letters").Train[2];
        Assert.Equal((3, 2), (upright.Rows, upright.Columns));
        Assert.Equal([21, 24, 22, 25, 23, 26], upright.Pixels);
        Assert.Equal((3, "C"), (upright.Label, upright.Category));

        MnistSample stored = store.Open("XM-Letters", new OpenOptions { AsStored = true }).Train[2];
        Assert.Equal((2, 3), (stored.Rows, stored.Columns));
        Assert.Equal([21, 22, 23, 24, 25, 26], stored.Pixels);
        Assert.Equal((3, "C"), (stored.Label, stored.Category));
    }

    [Fact]
    public async Task Numpy_arrays_become_idx_files()
    {
        byte[] zip = MakeNumpyZip();
        await using MirrorServer server = await Serve(zip);
        DatasetStore store = OpenNumpyStore(zip, server.Http);
        DatasetInfo saved = Assert.Single(await store.SaveAsync(["XC-Fog"], FaultTests.Quick, progress: null, TestContext.Current.CancellationToken));
        Assert.Equal(DatasetState.Saved, saved.State);
        MnistDataset fog = store.Open("XC-Fog");
        Assert.Equal(Enumerable.Range(0, 6 * Count).Select(i => (byte)(i + 1)), fog.Train.ToArray<byte>());
        Assert.Equal(Enumerable.Range(0, 6 * Count).Select(i => (byte)(i + 2)), fog.Test.ToArray<byte>());
        Assert.Equal(Enumerable.Range(0, Count).Select(i => i % 10), fog.Train.GetLabels());
        Assert.Equal((3, 2), (fog.Test.Rows, fog.Test.Columns));
        Assert.All(store.Test("XC-Fog", TestContext.Current.CancellationToken), file => Assert.Equal(FileStatus.Good, file.Status));
    }

    [Theory]
    [InlineData("|u1", "(26, 3, 2)", 10, "ends after")] // cut
    [InlineData("|u1", "(26, 2, 2, 1)", 0, "has the shape \\(26, 2, 2, 1\\)")]
    [InlineData("|u1", "(27, 3, 2, 1)", 0, "has the shape \\(27, 3, 2, 1\\)")]
    [InlineData("<f4", "(26, 3, 2)", 0, "of the type f4")]
    [InlineData("O", "(26, 3, 2)", 0, "not a numpy array")]
    public async Task A_numpy_array_of_another_kind_is_refused(string descr, string shape, int cut, string reason)
    {
        byte[] array = Npy(descr, shape, new byte[6 * Count]);
        byte[] zip = MakeNumpyZip(("xc/fog/train_images.npy", array[..^cut]));
        await using MirrorServer server = await Serve(zip);
        DatasetIntegrityException exception = await Assert.ThrowsAsync<DatasetIntegrityException>(
            () => OpenNumpyStore(zip, server.Http).SaveAsync("XC-Fog", FaultTests.Quick, progress: null, TestContext.Current.CancellationToken));
        Assert.Matches(reason, exception.Message);
    }

    [Fact]
    public async Task A_member_with_the_same_name_in_another_folder_is_not_taken()
    {
        byte[] zip = MakeNumpyZip(("xc/fog/train_images.npy", null), ("xc/identity/train_images.npy", Npy("|u1", "(26, 3, 2, 1)", new byte[6 * Count])));
        await using MirrorServer server = await Serve(zip);
        DatasetIntegrityException exception = await Assert.ThrowsAsync<DatasetIntegrityException>(
            () => OpenNumpyStore(zip, server.Http).SaveAsync("XC-Fog", FaultTests.Quick, progress: null, TestContext.Current.CancellationToken));
        Assert.Contains("no member xc/fog/train_images.npy", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../evil.gz")]
    [InlineData("gzip/../../evil.gz")]
    [InlineData("/etc/evil.gz")]
    [InlineData("..\\evil.gz")]
    [InlineData("C:\\evil.gz")]
    public async Task A_member_that_points_out_of_its_folder_is_refused(string name)
    {
        byte[] zip = MakeZip((name, "evil"u8.ToArray()));
        await AssertRefusedAsync(zip, "is outside its folder");
    }

    [Fact]
    public async Task A_bomb_in_the_zip_file_is_refused() => // 200 MB of nothing, stated
        await AssertRefusedAsync(MakeZip(("gzip/xm-letters-train-images-idx3-ubyte.gz", new byte[200_000_000])), "unpacks to more than");

    [Fact]
    public async Task A_bomb_in_the_gzip_file_is_refused() =>
        await AssertRefusedAsync(MakeZip(("gzip/xm-letters-train-images-idx3-ubyte.gz", BigEndianBytes.GzipWithZeros([], 100 << 20))), "unpacks to more than|has more than");

    [Fact]
    public async Task A_bomb_that_lies_about_its_length_is_refused()
    {
        byte[] zip = MakeZip(("gzip/xm-letters-train-images-idx3-ubyte.gz", new byte[10_000_000]));

        // The central directory states the length at offset 24 of its record; the local header at 22 of its own.
        int central = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        zip.AsSpan(central + 24, 4).Clear();
        zip[central + 24] = 100;
        await AssertRefusedAsync(zip, "unpacks to more than|ends after|damaged|valid zip");
    }

    [Fact]
    public async Task A_member_that_is_missing_is_told() =>
        await AssertRefusedAsync(MakeZip(("gzip/xm-letters-train-images-idx3-ubyte.gz", null)), "no member xm-letters-train-images-idx3-ubyte.gz");

    [Fact]
    public async Task A_file_that_is_no_zip_file_is_told() => await AssertRefusedAsync("PK, but not really"u8.ToArray(), "not a valid zip file");

    [Fact]
    public async Task An_archive_with_another_digest_is_not_even_opened()
    {
        byte[] zip = MakeZip();
        await using MirrorServer server = await Serve([.. zip[..^1], (byte)(zip[^1] ^ 1)]);
        await Assert.ThrowsAsync<DatasetIntegrityException>(
            () => OpenStore(zip, server.Http).SaveAsync("XM-Letters", FaultTests.Quick, progress: null, TestContext.Current.CancellationToken));
    }

    public void Dispose() => _family.Dispose();

    private async Task AssertRefusedAsync(byte[] zip, string reason)
    {
        await using MirrorServer server = await Serve(zip);
        DatasetStore store = OpenStore(zip, server.Http);
        DatasetIntegrityException exception = await Assert.ThrowsAsync<DatasetIntegrityException>(
            () => store.SaveAsync("XM-Letters", FaultTests.Quick, progress: null, TestContext.Current.CancellationToken));
        Assert.Matches(reason, exception.Message);
        Assert.False(Directory.Exists(store.Root) && Directory.EnumerateFiles(store.Root, "*", SearchOption.AllDirectories).Any());
    }

    private static Task<MirrorServer> Serve(byte[] zip) => MirrorServer.StartAsync((context, _) => Results.Bytes(zip, "application/zip").ExecuteAsync(context));

    private DatasetStore OpenStore(byte[] zip, string mirror) => new(_family.StoreRoot, DatasetCatalog.Load(_family.WriteCatalog(new JsonObject
    {
        ["archives"] = new JsonObject
        {
            ["xm"] = new JsonObject
            {
                ["name"] = "gzip.zip",
                ["folder"] = "XM",
                ["size"] = zip.Length,
                ["sha256"] = TinyFamily.Sha256(zip),
                ["mirrors"] = new JsonArray(mirror),
            },
        },
        ["datasets"] = new JsonArray(Entry("XM-Letters"), Entry("XM-Digits")),
    })));

    private static JsonObject Entry(string name)
    {
        string prefix = name.ToLowerInvariant();
        JsonObject entry = TinyFamily.Entry(name, new Dictionary<string, byte[]>(), [], withContent: false);
        entry.Remove("mirrors");
        entry["archive"] = "xm";
        entry["rows"] = 3;
        entry["columns"] = 2;
        entry["trainCount"] = Count;
        entry["testCount"] = Count;
        entry["isTransposed"] = true;
        entry["labelOffset"] = 1;
        entry["categories"] = new JsonArray([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ".Select(letter => JsonValue.Create(letter.ToString()))]);
        entry["files"] = new JsonArray(
            new JsonObject { ["name"] = $"{prefix}-train-images-idx3-ubyte.gz", ["role"] = "TrainImages" },
            new JsonObject { ["name"] = $"{prefix}-train-labels-idx1-ubyte.gz", ["role"] = "TrainLabels" },
            new JsonObject { ["name"] = $"{prefix}-test-images-idx3-ubyte.gz", ["role"] = "TestImages" },
            new JsonObject { ["name"] = $"{prefix}-test-labels-idx1-ubyte.gz", ["role"] = "TestLabels" });
        return entry;
    }

    // MNIST-C's way: a folder for each corruption, with numpy's arrays of N x 28 x 28 x 1.
    private DatasetStore OpenNumpyStore(byte[] zip, string mirror)
    {
        JsonObject entry = Entry("XC-Fog");
        entry["isTransposed"] = false;
        entry["labelOffset"] = 0;
        entry["files"] = new JsonArray([.. new[] { "train", "test" }.SelectMany(split => new[] { ("images", 3), ("labels", 1) }.Select(kind => new JsonObject
        {
            ["name"] = $"xc-fog-{split}-{kind.Item1}-idx{kind.Item2}-ubyte",
            ["member"] = $"xc/fog/{split}_{kind.Item1}.npy",
            ["role"] = $"{char.ToUpperInvariant(split[0])}{split[1..]}{char.ToUpperInvariant(kind.Item1[0])}{kind.Item1[1..]}",
        }))]);
        return new DatasetStore(_family.StoreRoot, DatasetCatalog.Load(_family.WriteCatalog(new JsonObject
        {
            ["archives"] = new JsonObject
            {
                ["xm"] = new JsonObject
                {
                    ["name"] = "xc.zip",
                    ["folder"] = "XC",
                    ["size"] = zip.Length,
                    ["sha256"] = TinyFamily.Sha256(zip),
                    ["mirrors"] = new JsonArray(mirror),
                },
            },
            ["datasets"] = new JsonArray(entry),
        })));
    }

    private static byte[] MakeNumpyZip(params (string Name, byte[]? Content)[] changes)
    {
        byte[] labels = Npy("|u1", "(26,)", [.. Enumerable.Range(0, Count).Select(i => (byte)(i % 10))]);
        var members = new Dictionary<string, byte[]?>
        {
            ["xc/fog/train_images.npy"] = Npy("|u1", "(26, 3, 2, 1)", [.. Enumerable.Range(0, 6 * Count).Select(i => (byte)(i + 1))]),
            ["xc/fog/train_labels.npy"] = labels,
            ["xc/fog/test_images.npy"] = Npy("|u1", "(26, 3, 2, 1)", [.. Enumerable.Range(0, 6 * Count).Select(i => (byte)(i + 2))]),
            ["xc/fog/test_labels.npy"] = labels,
            ["xc/identity/test_labels.npy"] = [1, 2, 3],
        };
        foreach ((string name, byte[]? content) in changes)
        {
            members[name] = content;
        }

        return Zip(members);
    }

    // As numpy.save writes it, version 1.0.
    private static byte[] Npy(string descr, string shape, byte[] elements)
    {
        string header = $"{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}, }}".PadRight(117) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. System.Text.Encoding.ASCII.GetBytes(header), .. elements];
    }

    // Image i is stored as 2 rows of 3: 10 i + 1 to 10 i + 6. A change replaces a member or adds one; null leaves it out.
    private static byte[] MakeZip(params (string Name, byte[]? Content)[] changes)
    {
        byte[] images = BigEndianBytes.Idx(8, [Count, 2, 3], [.. Enumerable.Range(0, Count).SelectMany(i => Enumerable.Range(1, 6).Select(pixel => (byte)((10 * i) + pixel)))]);
        byte[] labels = BigEndianBytes.Idx(8, [Count], [.. Enumerable.Range(1, Count).Select(label => (byte)label)]);
        var members = new Dictionary<string, byte[]?>();
        foreach (string prefix in new[] { "xm-letters", "xm-digits" })
        {
            foreach (string split in new[] { "train", "test" })
            {
                members[$"gzip/{prefix}-{split}-images-idx3-ubyte.gz"] = TinyFamily.Gzip(images);
                members[$"gzip/{prefix}-{split}-labels-idx1-ubyte.gz"] = TinyFamily.Gzip(labels);
            }
        }

        foreach ((string name, byte[]? content) in changes)
        {
            members[name] = content;
        }

        return Zip(members);
    }

    private static byte[] Zip(Dictionary<string, byte[]?> members)
    {
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[]? content) in members.Where(member => member.Value is not null))
            {
                using Stream member = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                member.Write(content);
            }
        }

        return target.ToArray();
    }
}
