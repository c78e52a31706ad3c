using Microsoft.AspNetCore.Http;
using Mnist.Datasets;
using Mnist.Tests.Datasets.Download.Faults;

namespace Mnist.Tests.Datasets.Download;

/// <summary>Failures that pass: the same mirror is asked again, and goes on where it broke off.</summary>
public sealed class RetryTests : IDisposable
{
    private readonly TinyFamily _family = new();

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    public async Task A_server_error_is_tried_again(int status)
    {
        int times = 0;
        await using MirrorServer server = await MirrorServer.StartAsync(_family, (context, bytes) => ++times <= 2 ? MirrorServer.Status(context, status) : Send(context, bytes));
        await FaultTests.Quick.SaveTinyAsync(_family.OpenStore(server.Http));
        _family.AssertSaved();
        Assert.Equal(3, times);
    }

    [Fact]
    public async Task Retry_After_is_heeded()
    {
        int times = 0;
        long first = 0;
        long waited = 0;
        await using MirrorServer server = await MirrorServer.StartAsync(_family, (context, bytes) =>
        {
            if (++times == 1)
            {
                first = Environment.TickCount64;
                context.Response.Headers.RetryAfter = "1";
                return MirrorServer.Status(context, 429);
            }

            waited = Environment.TickCount64 - first;
            return Send(context, bytes);
        });
        await FaultTests.Quick.SaveTinyAsync(_family.OpenStore(server.Http));
        _family.AssertSaved();
        Assert.True(waited >= 950, $"It waited {waited} ms.");
    }

    [Fact]
    public async Task What_will_not_pass_is_asked_once()
    {
        await using MirrorServer server = await MirrorServer.StartAsync(_family, (context, _) => MirrorServer.Status(context, 404));
        await Assert.ThrowsAsync<DownloadException>(() => FaultTests.Quick.SaveTinyAsync(_family.OpenStore(server.Http)));
        Assert.Single(server.Asked, asked => asked.Name.StartsWith(TinyFamily.TrainImages, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_resumed()
    {
        int times = 0;
        await using MirrorServer server = await MirrorServer.StartAsync(_family, async (context, bytes) =>
        {
            if (++times > 1)
            {
                await Send(context, bytes);
                return;
            }

            context.Response.Headers.ETag = "\"one\"";
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes.AsMemory(0, 100_000));
            await context.Response.Body.FlushAsync();
            await _family.WaitForPartAsync(100_000);
            context.Abort();
        });
        await FaultTests.Quick.SaveTinyAsync(_family.OpenStore(server.Http));
        _family.AssertSaved();
        AskedFile[] asked = [.. server.Asked.Where(asked => asked.Name.StartsWith(TinyFamily.TrainImages, StringComparison.Ordinal))];
        Assert.Equal(2, asked.Length);
        Assert.Null(asked[0].Range);
        Assert.Equal("bytes=100000-", asked[1].Range);
        Assert.Equal("\"one\"", asked[1].IfRange);
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_is_fetched_from_its_start()
    {
        int times = 0;
        await using MirrorServer server = await MirrorServer.StartAsync(_family, async (context, bytes) =>
        {
            if (++times > 1)
            {
                // Another ETag: If-Range makes this a 200 with the whole file.
                await Results.Bytes(bytes, entityTag: new("\"two\""), enableRangeProcessing: true).ExecuteAsync(context);
                return;
            }

            context.Response.Headers.ETag = "\"one\"";
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(new byte[] { 0x1F, 0x8B, 0, 0, 0 });
            await context.Response.Body.FlushAsync();
            await _family.WaitForPartAsync(5);
            context.Abort();
        });
        await FaultTests.Quick.SaveTinyAsync(_family.OpenStore(server.Http));
        _family.AssertSaved();
    }

    [Fact]
    public async Task A_first_half_that_was_bad_is_thrown_away()
    {
        int times = 0;
        await using MirrorServer server = await MirrorServer.StartAsync(_family, async (context, bytes) =>
        {
            if (++times > 1)
            {
                await Send(context, bytes);
                return;
            }

            context.Response.Headers.ETag = "\"one\""; // the same as of the good file, but other bytes
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(new byte[] { 0x1F, 0x8B, 0, 0, 0 });
            await context.Response.Body.FlushAsync();
            await _family.WaitForPartAsync(5);
            context.Abort();
        });
        await FaultTests.Quick.SaveTinyAsync(_family.OpenStore(server.Http));
        _family.AssertSaved();
        Assert.Equal(3, times); // cut, resumed onto the bad half, whole
    }

    [Fact]
    public async Task A_mirror_without_validators_is_asked_for_the_whole()
    {
        int times = 0;
        await using MirrorServer server = await MirrorServer.StartAsync(_family, async (context, bytes) =>
        {
            if (++times > 1)
            {
                await Results.Bytes(bytes).ExecuteAsync(context);
                return;
            }

            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes.AsMemory(0, 100_000));
            await context.Response.Body.FlushAsync();
            await _family.WaitForPartAsync(100_000);
            context.Abort();
        });
        await FaultTests.Quick.SaveTinyAsync(_family.OpenStore(server.Http));
        _family.AssertSaved();
        Assert.All(server.Asked, asked => Assert.Null(asked.Range));
    }

    [Fact]
    public async Task The_client_names_itself()
    {
        await using MirrorServer server = await MirrorServer.StartAsync(_family);
        await FaultTests.Quick.SaveTinyAsync(_family.OpenStore(server.Http));
        Assert.All(server.Asked, asked => Assert.Matches(@"^MnistPS/\d+\.\d+\.\d+ \(\+https://", asked.UserAgent));
    }

    [Fact]
    public async Task The_whole_has_a_limit_too()
    {
        await using MirrorServer server = await MirrorServer.StartAsync(_family, async (context, bytes) =>
        {
            // Never stalls, never ends in time.
            context.Response.ContentLength = bytes.Length;
            foreach (byte one in bytes)
            {
                await context.Response.Body.WriteAsync(new[] { one }, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(20, context.RequestAborted);
            }
        });
        SaveOptions options = FaultTests.Quick with { Timeout = TimeSpan.FromSeconds(2) };
        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(() => options.SaveTinyAsync(_family.OpenStore(server.Http)));
        Assert.Contains("longer than 2 seconds", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TinyFamily.TrainImages, _family.SavedNames);
    }

    public void Dispose() => _family.Dispose();

    private static Task Send(HttpContext context, byte[] bytes) =>
        Results.Bytes(bytes, "application/gzip", enableRangeProcessing: true, entityTag: new("\"one\"")).ExecuteAsync(context);
}
