using Microsoft.AspNetCore.Http;
using Mnist.Datasets;
using Mnist.Datasets.Download;
using Mnist.Tests.Datasets.Download.Faults;
using Mnist.Tests.Support;

namespace Mnist.Tests.Datasets.Download;

/// <summary>Mirrors of one's own, redirects that are followed, https.</summary>
public sealed class MirrorTests : IDisposable
{
    private readonly TinyFamily _family = new();

    [Fact]
    public async Task A_mirror_of_ones_own_replaces_the_published_ones()
    {
        await using MirrorServer published = await MirrorServer.StartAsync(_family);
        await using MirrorServer own = await MirrorServer.StartAsync(_family);
        await (FaultTests.Quick with { Mirrors = [own.Http.TrimEnd('/')] }).SaveTinyAsync(_family.OpenStore(published.Http));
        _family.AssertSaved();
        Assert.Empty(published.Asked);
        Assert.Equal(4, own.Asked.Count);
    }

    [Fact]
    public async Task A_mirror_of_ones_own_may_have_packed_the_files_anew()
    {
        await using MirrorServer own = await MirrorServer.StartAsync((context, name) =>
            Results.Bytes(TinyFamily.Gzip(_family.Tiny[name[..^3]], System.IO.Compression.CompressionLevel.NoCompression)).ExecuteAsync(context));
        DatasetStore store = _family.OpenStore("https://mirror.invalid/");
        await (FaultTests.Quick with { Mirrors = [own.Http] }).SaveTinyAsync(store);
        _family.AssertSaved();
    }

    [Fact]
    public async Task A_published_mirror_may_not()
    {
        await using MirrorServer published = await MirrorServer.StartAsync((context, name) =>
            Results.Bytes(TinyFamily.Gzip(_family.Tiny[name[..^3]], System.IO.Compression.CompressionLevel.NoCompression)).ExecuteAsync(context));
        DatasetIntegrityException exception = await Assert.ThrowsAsync<DatasetIntegrityException>(
            () => FaultTests.Quick.SaveTinyAsync(_family.OpenStore(published.Http)));
        Assert.NotEqual(exception.Expected, exception.Actual);
    }

    [Fact]
    public async Task Without_a_known_content_a_mirror_of_ones_own_must_have_the_published_bytes()
    {
        await using MirrorServer own = await MirrorServer.StartAsync((context, name) =>
            Results.Bytes(TinyFamily.Gzip(_family.Tiny[name[..^3]], System.IO.Compression.CompressionLevel.NoCompression)).ExecuteAsync(context));
        var store = new DatasetStore(_family.StoreRoot, DatasetCatalog.Load(_family.WriteCatalog(["https://mirror.invalid/"], withContent: false)));
        await Assert.ThrowsAsync<DatasetIntegrityException>(() => (FaultTests.Quick with { Mirrors = [own.Http] }).SaveTinyAsync(store));
        Assert.Empty(_family.SavedNames);
    }

    [Theory]
    [InlineData(100, "its content ends after|gzip data is damaged")] // cut short
    [InlineData(-1, "the SHA-256 of its content")] // other content
    [InlineData(-2, "Sibling train-images-idx3-ubyte")] // that of another dataset
    public async Task A_mirror_of_ones_own_is_not_trusted_either(int cut, string reason)
    {
        byte[] bad = _family.Tiny[TinyFamily.TrainImages].ToArray();
        bad[^1] ^= 1;
        await using MirrorServer own = await MirrorServer.StartAsync(_family, (context, bytes) => Results.Bytes(
            cut > 0 ? bytes[..^cut] : TinyFamily.Gzip(cut == -1 ? bad : _family.Sibling[TinyFamily.TrainImages])).ExecuteAsync(context));
        DatasetIntegrityException exception = await Assert.ThrowsAsync<DatasetIntegrityException>(
            () => (FaultTests.Quick with { Mirrors = [own.Http] }).SaveTinyAsync(_family.OpenStore("https://mirror.invalid/")));
        Assert.Matches(reason, exception.Message);
        Assert.DoesNotContain(TinyFamily.TrainImages, _family.SavedNames);
    }

    [Fact]
    public async Task Bytes_behind_the_gzip_data_of_ones_own_mirror_do_no_harm()
    {
        await using MirrorServer own = await MirrorServer.StartAsync(_family, (context, bytes) =>
            Results.Bytes([.. bytes, .. new byte[512]]).ExecuteAsync(context)); // as tapes pad
        await (FaultTests.Quick with { Mirrors = [own.Http] }).SaveTinyAsync(_family.OpenStore("https://mirror.invalid/"));
        _family.AssertSaved();
    }

    [Fact]
    public async Task A_folder_is_a_mirror_too()
    {
        using var folder = new TempFolder();
        foreach (string name in TinyFamily.RawNames)
        {
            folder.Write(name + ".gz", _family.Gzipped(name + ".gz"));
        }

        await (FaultTests.Quick with { Mirrors = [folder.Path] }).SaveTinyAsync(_family.OpenStore("https://mirror.invalid/"));
        _family.AssertSaved();
    }

    [Fact]
    public void The_folder_of_the_variable_may_hold_the_files_itself()
    {
        using var folder = new TempFolder();
        foreach (string name in TinyFamily.RawNames)
        {
            folder.Write(name + ".gz", _family.Gzipped(name + ".gz"));
        }

        IReadOnlyList<Uri> Of(string mirror) => [.. WithVariable(mirror, () => Mirror.Choose(null, "Tiny", [])).Select(place => place.AddressOf("a.gz"))];
        Assert.Equal([Path.Combine(folder.Path, "a.gz")], Of(folder.Path).Select(address => address.LocalPath));
        folder.MakeFolder("Tiny");
        Assert.Equal([Path.Combine(folder.Path, "Tiny", "a.gz")], Of(folder.Path).Select(address => address.LocalPath));
        Assert.Equal(["https://host.example/data/Tiny/a.gz?key=1%2F2"], Of("https://host.example/data?key=1%2F2").Select(address => address.AbsoluteUri));
    }

    [Fact]
    public async Task The_query_of_a_mirror_is_sent_with_each_file()
    {
        var queries = new System.Collections.Concurrent.ConcurrentBag<string>();
        await using MirrorServer own = await MirrorServer.StartAsync((context, name) =>
        {
            queries.Add(context.Request.QueryString.Value!);
            return Results.Bytes(_family.Gzipped(name)).ExecuteAsync(context);
        });
        await (FaultTests.Quick with { Mirrors = [own.Http + "?token=a%20b"] }).SaveTinyAsync(_family.OpenStore("https://mirror.invalid/"));
        _family.AssertSaved();
        Assert.Equal(["?token=a%20b"], queries.Distinct());
    }

    [Fact]
    public async Task Progress_names_the_mirror_that_failed_and_the_one_that_delivered()
    {
        var told = new List<DownloadProgress>();
        using var folder = new TempFolder();
        await using MirrorServer own = await MirrorServer.StartAsync(_family);
        await _family.OpenStore("https://mirror.invalid/").SaveAsync(
            "Tiny", FaultTests.Quick with { Mirrors = [folder.Path, own.Http] }, new Listener(told), TestContext.Current.CancellationToken);
        Assert.Equal(4, told.Count(progress => progress.Failure is { Reason: "the file does not exist" }));
        Assert.Equal(4, told.Count(progress => progress.Source == own.Http + progress.File));
    }

    [Fact]
    public async Task A_download_that_stops_says_what_is_kept()
    {
        await using MirrorServer own = await MirrorServer.StartAsync(async (context, name) =>
        {
            byte[] bytes = _family.Gzipped(name);
            if (context.Request.Headers.Range.Count > 0 || !name.StartsWith(TinyFamily.TrainImages, StringComparison.Ordinal))
            {
                await (context.Request.Headers.Range.Count > 0 ? Results.StatusCode(503) : Results.Bytes(bytes)).ExecuteAsync(context);
                return;
            }

            context.Response.Headers.ETag = "\"1\"";
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        });
        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(
            () => (FaultTests.Quick with { Mirrors = [own.Http] }).SaveTinyAsync(_family.OpenStore("https://mirror.invalid/")));
        Assert.Matches($@"^'train-images-idx3-ubyte.gz' of Tiny could not be downloaded. [0-9.]+ .?B of [0-9.]+ .?B are kept, and the same command continues from there\.", exception.Message);
    }

    [Fact]
    public async Task A_folder_without_the_file_says_so()
    {
        using var folder = new TempFolder();
        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(
            () => (FaultTests.Quick with { Mirrors = [folder.Path] }).SaveTinyAsync(_family.OpenStore("https://mirror.invalid/")));
        Assert.Contains("the file does not exist", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "\nTry again later, or name another mirror or a folder that has the file, with -Mirror (in C#: SaveOptions.Mirrors) or MNIST_MIRROR.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("gopher://x/")]
    public async Task Other_kinds_of_addresses_are_refused(string mirror) =>
        await Assert.ThrowsAsync<ArgumentException>(() => (FaultTests.Quick with { Mirrors = [mirror] }).SaveTinyAsync(_family.OpenStore("https://mirror.invalid/")));

    [Fact]
    public void The_name_of_the_dataset_can_stand_in_an_address()
    {
        SaveOptions options = FaultTests.Quick with { Mirrors = ["https://mirror.invalid/all/{name}"] };
        SavePlan plan = _family.OpenStore("https://mirror.invalid/").Plan(["tiny"], options, TestContext.Current.CancellationToken);
        Assert.Equal("https://mirror.invalid/all/Tiny/train-images-idx3-ubyte.gz", plan.Downloads[0].Addresses.Single());
    }

    [Fact]
    public void Credentials_in_an_address_are_not_told()
    {
        SaveOptions options = FaultTests.Quick with { Mirrors = ["https://user:secret@mirror.invalid/?token=secret"] };
        SavePlan plan = _family.OpenStore("https://mirror.invalid/").Plan(["Tiny"], options, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("secret", plan.Downloads[0].Addresses.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Https_and_redirects_to_https_work()
    {
        await using MirrorServer target = await MirrorServer.StartAsync(_family);
        await using MirrorServer server = await MirrorServer.StartAsync((context, name) => Results.Redirect(target.Https + name).ExecuteAsync(context));
        SaveOptions options = FaultTests.Quick with { ConfigureHandler = FaultTests.Trusting };
        await options.SaveTinyAsync(_family.OpenStore(server.Https));
        _family.AssertSaved();
        Assert.Equal(4, target.Asked.Count);
    }

    [Fact]
    public async Task Files_are_fetched_side_by_side()
    {
        int now = 0;
        int most = 0;
        var all = new TaskCompletionSource();
        await using MirrorServer server = await MirrorServer.StartAsync(async (context, name) =>
        {
            if (Interlocked.Increment(ref now) == 4)
            {
                all.SetResult();
            }

            most = Math.Max(most, now);
            await all.Task.WaitAsync(TimeSpan.FromSeconds(30)); // nobody is answered before all four have asked
            await Results.Bytes(_family.Gzipped(name)).ExecuteAsync(context);
        });
        await FaultTests.Quick.SaveTinyAsync(_family.OpenStore(server.Http));
        _family.AssertSaved();
        Assert.Equal(4, most);
    }

    [Fact]
    public async Task Progress_tells_bytes_total_and_rate()
    {
        var told = new List<DownloadProgress>();
        await using MirrorServer server = await MirrorServer.StartAsync(_family);
        await _family.OpenStore(server.Http).SaveAsync("Tiny", FaultTests.Quick, new Listener(told), TestContext.Current.CancellationToken);
        Assert.NotEmpty(told);
        long size = TinyFamily.RawNames.Sum(name => (long)_family.Gzipped(name + ".gz").Length);
        Assert.All(told, progress =>
        {
            Assert.Equal(size, progress.TotalBytes);
            Assert.InRange(progress.BytesReceived, 0, size);
            Assert.True(progress.BytesPerSecond >= 0);
        });
    }

    public void Dispose() => _family.Dispose();

    private static T WithVariable<T>(string value, Func<T> read)
    {
        string? before = Environment.GetEnvironmentVariable(Mirror.Variable);
        Environment.SetEnvironmentVariable(Mirror.Variable, value);
        try
        {
            return read();
        }
        finally
        {
            Environment.SetEnvironmentVariable(Mirror.Variable, before);
        }
    }

    private sealed class Listener(List<DownloadProgress> told) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value)
        {
            lock (told)
            {
                told.Add(value);
            }
        }
    }
}
