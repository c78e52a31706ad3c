using Microsoft.AspNetCore.Http;
using Mnist.Datasets;
using Mnist.Tests.Datasets.Download.Faults;

namespace Mnist.Tests.Datasets.Download;

/// <summary>Other processes: one that is killed, two that want the same.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TinyFamily _family = new();

    [Fact]
    public async Task After_kill_9_in_mid_download_the_next_process_resumes()
    {
        var half = new TaskCompletionSource();
        int times = 0;
        await using MirrorServer server = await MirrorServer.StartAsync(_family, async (context, bytes) =>
        {
            if (++times > 1)
            {
                await Results.Bytes(bytes, entityTag: new("\"tiny\""), enableRangeProcessing: true).ExecuteAsync(context);
                return;
            }

            context.Response.Headers.ETag = "\"tiny\"";
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes.AsMemory(0, 100_000));
            await context.Response.Body.FlushAsync();
            half.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using (var child = new Child(_family.WriteCatalog([server.Http]), _family.StoreRoot))
        {
            await half.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
            await _family.WaitForPartAsync(100_000);
            await child.KillAsync();
        }

        Assert.DoesNotContain(TinyFamily.TrainImages, _family.SavedNames);
        await FaultTests.Quick.SaveTinyAsync(_family.OpenStore(server.Http));
        _family.AssertSaved();
        AskedFile resumed = server.Asked.Last(asked => asked.Name.StartsWith(TinyFamily.TrainImages, StringComparison.Ordinal));
        Assert.Equal("bytes=100000-", resumed.Range);
        Assert.Equal("\"tiny\"", resumed.IfRange);
    }

    [Fact]
    public async Task A_part_whose_file_is_in_place_goes_with_the_next_saving()
    {
        // As of a process that was killed between the two steps; found by KillTests.
        await using MirrorServer server = await MirrorServer.StartAsync(_family);
        DatasetStore store = _family.OpenStore(server.Http);
        await FaultTests.Quick.SaveTinyAsync(store);
        string part = Path.Combine(_family.SavedFolder, TinyFamily.TrainImages + ".gz.part");
        File.WriteAllBytes(part, _family.Gzipped(TinyFamily.TrainImages + ".gz"));
        File.WriteAllText(part + ".from", $"{server.Http}{TinyFamily.TrainImages}.gz\n\"tiny\"\n");

        await FaultTests.Quick.SaveTinyAsync(store);
        _family.AssertSaved();
        Assert.Equal(4, server.Asked.Count);
    }

    [Fact]
    public async Task Two_processes_at_once_end_with_one_good_copy_fetched_once()
    {
        var both = new TaskCompletionSource();
        await using MirrorServer server = await MirrorServer.StartAsync(_family, async (context, bytes) =>
        {
            // The first to come holds the file until the second process has started, and found it taken.
            await Task.WhenAny(both.Task, Task.Delay(TimeSpan.FromSeconds(60), context.RequestAborted));
            await Results.Bytes(bytes).ExecuteAsync(context);
        });
        string catalog = _family.WriteCatalog([server.Http]);
        using var one = new Child(catalog, _family.StoreRoot);
        using var two = new Child(catalog, _family.StoreRoot);
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken); // enough as a rule; too little tests less, but fails nothing
        both.SetResult();
        Assert.Equal(["", ""], await Task.WhenAll(one.WaitAsync(), two.WaitAsync()));
        _family.AssertSaved();
        Assert.Single(server.Asked, asked => asked.Name.StartsWith(TinyFamily.TrainImages, StringComparison.Ordinal));
    }

    public void Dispose() => _family.Dispose();
}
