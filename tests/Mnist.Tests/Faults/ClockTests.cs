using Microsoft.AspNetCore.Http;
using Mnist.Datasets;
using Mnist.Formats;
using Mnist.TestChild;
using Mnist.Tests.Datasets.Download;
using Mnist.Tests.Datasets.Download.Faults;
using Mnist.Tests.Support;

namespace Mnist.Tests.Faults;

/// <summary>Clocks that were wrong: nothing here may judge by the age of a file.</summary>
public sealed class ClockTests : IDisposable
{
    private static readonly DateTime s_past = new(1970, 1, 2, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime s_future = new(2106, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TempFolder _folder = new();
    private readonly TinyFamily _family = new();

    public static TheoryData<DateTime> Times => [s_past, s_future];

    [Theory]
    [MemberData(nameof(Times))]
    public void Dead_partials_go_and_living_ones_stay_whatever_their_time(DateTime time)
    {
        string dead = _folder.Write("x.csv.partial-0123abcd", "1,2,3");
        File.SetLastWriteTimeUtc(dead, time);
        using var living = SampleFormat.Csv.CreateWriter(_folder["x.csv"]);
        string partial = Assert.Single(Directory.EnumerateFiles(_folder.Path));
        Assert.NotEqual(dead, partial);
        File.SetLastWriteTimeUtc(partial, time);
        SampleFormat.Csv.Write(_folder["x.csv"], Worker.One.Take(1));
        Assert.True(File.Exists(partial));
        living.Write(Worker.One.Take(2));
        living.Complete();
        Assert.Equal(2, SampleFormat.Csv.ImportSet(_folder["x.csv"], new CsvReadOptions()).Count);
        Assert.Equal(["x.csv"], _folder.Names);
    }

    [Theory]
    [MemberData(nameof(Times))]
    public async Task A_download_of_any_time_is_resumed_and_a_store_of_any_time_is_read(DateTime time)
    {
        int asked = 0;
        await using MirrorServer server = await MirrorServer.StartAsync(_family, async (context, bytes) =>
        {
            if (++asked == 1)
            {
                context.Response.Headers.ETag = "\"tiny\"";
                context.Response.ContentLength = bytes.Length;
                await context.Response.Body.WriteAsync(bytes.AsMemory(0, 100_000));
                await context.Response.Body.FlushAsync();
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }

            await Results.Bytes(bytes, entityTag: new("\"tiny\""), enableRangeProcessing: true).ExecuteAsync(context);
        });
        DatasetStore store = _family.OpenStore(server.Http);
        using (var child = new ChildProcess(["save", _family.WriteCatalog([server.Http]), _family.StoreRoot, "Tiny"], new Dictionary<string, string> { ["NO_PROXY"] = "127.0.0.1" }))
        {
            await _family.WaitForPartAsync(100_000);
            await child.KillAsync();
        }

        SetTimes(time);
        await FaultTests.Quick.SaveTinyAsync(store);
        Assert.Contains(server.Asked, file => file.Range == "bytes=100000-");
        _family.AssertSaved();
        SetTimes(time);
        Assert.True(store.IsSaved("Tiny"));
        Assert.Equal(TinyFamily.TrainCount, store.Open("Tiny").Train.Count);
        Assert.All(store.Test("Tiny", TestContext.Current.CancellationToken), file => Assert.Equal(FileStatus.Good, file.Status));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _family.Dispose();
    }

    private void SetTimes(DateTime time)
    {
        foreach (string file in Directory.EnumerateFiles(_family.SavedFolder))
        {
            File.SetLastWriteTimeUtc(file, time);
        }
    }
}
