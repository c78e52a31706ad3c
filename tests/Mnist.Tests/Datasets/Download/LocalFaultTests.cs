using Mnist.Datasets;
using Mnist.Tests.Datasets.Download.Faults;

namespace Mnist.Tests.Datasets.Download;

/// <summary>Faults of this machine: a full disk, a folder that cannot be written, a user who has no patience.</summary>
public sealed class LocalFaultTests : IDisposable
{
    private readonly TinyFamily _family = new();

    [Theory]
    [InlineData(1000)] // while fetching
    [InlineData(280_000)] // while unpacking
    public async Task A_full_disk_leaves_nothing(long room)
    {
        await using MirrorServer server = await MirrorServer.StartAsync(_family);
        SaveOptions options = FaultTests.Quick with { Parallelism = 1, WrapOutput = stream => new FullDisk(stream, () => room, written => room -= written) };
        StoreException exception = await Assert.ThrowsAsync<StoreException>(() => options.SaveTinyAsync(_family.OpenStore(server.Http)));
        Assert.Contains("No space left on device", exception.Message, StringComparison.Ordinal);
        Assert.Contains("-Destination", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TinyFamily.TrainImages, _family.SavedNames);
        Assert.DoesNotContain(_family.SavedNames, name => name.Contains(".part", StringComparison.Ordinal));

        // With room again, it works.
        await FaultTests.Quick.SaveTinyAsync(_family.OpenStore(server.Http));
        _family.AssertSaved();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_says_so()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Permissions of Windows folders are not POSIX modes.");
            return;
        }

        await using MirrorServer server = await MirrorServer.StartAsync(_family);
        DatasetStore store = _family.OpenStore(server.Http);
        string folder;
        if (Environment.IsPrivilegedProcess)
        {
            // Modes do not stop root; a file system that makes no folders does.
            folder = "/proc/mnist-tests";
            Assert.SkipUnless(Directory.Exists("/proc/self"), "There is no /proc to try it with.");
        }
        else
        {
            Directory.CreateDirectory(_family.SavedFolder);
            folder = _family.SavedFolder;
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        StoreException exception = await Assert.ThrowsAsync<StoreException>(() => (FaultTests.Quick with { Destination = folder }).SaveTinyAsync(store));
        Assert.Contains(folder, exception.Message, StringComparison.Ordinal);
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task Cancelling_in_mid_body_ends_at_once_and_leaves_no_file()
    {
        var half = new TaskCompletionSource();
        await using MirrorServer server = await MirrorServer.StartAsync(_family, async (context, bytes) =>
        {
            context.Response.ContentLength = bytes.Length;
            context.Response.Headers.ETag = "\"tiny\"";
            await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            await context.Response.Body.FlushAsync();
            half.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var cancel = new CancellationTokenSource();
        Task<DatasetInfo> saving = _family.OpenStore(server.Http).SaveAsync("Tiny", FaultTests.Quick, progress: null, cancel.Token);
        await half.Task;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => saving);
        Assert.DoesNotContain(TinyFamily.TrainImages, _family.SavedNames);
        Assert.DoesNotContain(_family.SavedNames, name => name.Contains(".partial", StringComparison.Ordinal));

        await using MirrorServer good = await MirrorServer.StartAsync(_family);
        await FaultTests.Quick.SaveTinyAsync(_family.OpenStore(good.Http));
        _family.AssertSaved();
    }

    [Fact]
    public async Task What_is_good_is_not_fetched_again_and_what_is_damaged_is()
    {
        await using MirrorServer server = await MirrorServer.StartAsync(_family);
        DatasetStore store = _family.OpenStore(server.Http);
        await FaultTests.Quick.SaveTinyAsync(store);
        Assert.Equal(4, server.Asked.Count);
        await FaultTests.Quick.SaveTinyAsync(store);
        Assert.Equal(4, server.Asked.Count);

        File.WriteAllBytes(Path.Combine(_family.SavedFolder, TinyFamily.TrainImages), _family.Tiny[TinyFamily.TrainImages][..1000]); // cut
        await FaultTests.Quick.SaveTinyAsync(store);
        Assert.Equal(5, server.Asked.Count);
        Assert.Equal(TinyFamily.TrainImages + ".gz", server.Asked.Last().Name);
        await (FaultTests.Quick with { Force = true }).SaveTinyAsync(store);
        Assert.Equal(9, server.Asked.Count);
        _family.AssertSaved();
    }

    public void Dispose() => _family.Dispose();
}
