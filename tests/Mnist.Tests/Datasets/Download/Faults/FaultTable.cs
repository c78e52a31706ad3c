using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Mnist.Tests.Datasets.Download.Faults;

/// <summary>All that can be wrong with a mirror.</summary>
internal static class FaultTable
{
    private const string Html = "<!DOCTYPE html><html><body>This domain is for sale.</body></html>";

    public static IReadOnlyList<Fault> All { get; } =
    [
        .. new[] { 401, 403, 404, 410, 500, 502, 503 }.Select(status => Fault.OfAnswer(
            $"status {status}", status.ToString(CultureInfo.InvariantCulture), (context, _, _) => MirrorServer.Status(context, status))),
        Fault.OfAnswer("429 that asks to wait for an hour", "429 Too Many Requests", (context, _, _) =>
        {
            context.Response.Headers.RetryAfter = "3600";
            return MirrorServer.Status(context, 429);
        }),
        Fault.OfAnswer("a web page under 200", "web page (text/html)", (context, _, _) => Results.Content(Html, "text/html").ExecuteAsync(context)),
        Fault.OfAnswer("a web page that calls itself gzip", "web page", (context, _, _) => Results.Content("\r\n" + Html, "application/gzip").ExecuteAsync(context)),
        Fault.OfAnswer("text in place of gzip", "not a gzip file", (context, _, _) => Results.Text("moved").ExecuteAsync(context)),
        Fault.OfAnswer("an empty 200", "it sent an empty file", (context, _, _) => Results.Bytes(Array.Empty<byte>(), "application/gzip").ExecuteAsync(context)),
        Fault.OfAnswer("an empty 204", "204", (context, _, _) => MirrorServer.Status(context, 204)),
        Fault.OfAnswer("a wrong digest", "SHA-256", (context, bytes, _) =>
        {
            bytes[bytes.Length / 2] ^= 1;
            return Send(context, bytes);
        }),
        Fault.OfAnswer("the file of another dataset", "Sibling train-images-idx3-ubyte.gz", (context, _, family) =>
            Send(context, TinyFamily.Gzip(family.Sibling[TinyFamily.TrainImages]))),
        Fault.OfAnswer("another file of the same dataset", "Tiny t10k-images-idx3-ubyte.gz", (context, _, family) =>
            Send(context, family.Gzipped("t10k-images-idx3-ubyte.gz"))),
        Fault.OfAnswer("gzip with garbage behind it", "SHA-256", (context, bytes, _) => Send(context, [.. bytes, .. "garbage"u8])),
        Fault.OfAnswer("gzip cut short", "SHA-256", (context, bytes, _) => Send(context, bytes[..^100])),
        Fault.OfAnswer("a long body", "bytes or more, expected", (context, bytes, _) => Send(context, [.. bytes, .. new byte[1_000_000]])),
        Fault.OfAnswer("an endless body", "bytes or more, expected", async (context, bytes, _) =>
        {
            await context.Response.Body.WriteAsync(bytes);
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(new byte[65536], context.RequestAborted);
            }
        }),
        Fault.OfAnswer("a stall before the answer", "no answer for 0.8 seconds", (context, _, _) => Stall(context)),
        Fault.OfAnswer("a stall in mid body", "stalled for 0.8 seconds", async (context, bytes, _) =>
        {
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            await context.Response.Body.FlushAsync();
            await Stall(context);
        }),
        Fault.OfAnswer("a redirect to itself", "loop", (context, _, _) => Results.Redirect(context.Request.Path).ExecuteAsync(context)),
        Fault.OfAnswer("ever new redirects", "more than 10 times", (context, _, _) => Results.Redirect($"{context.Request.Path}?{Guid.NewGuid()}").ExecuteAsync(context)),
        Fault.OfAnswer("a redirect to nowhere", "redirects without an address", (context, _, _) => MirrorServer.Status(context, 302)),
        Fault.OfAnswer("https that redirects to http", "refused because it is not https", (context, _, _) =>
            Results.Redirect("http://mirror.invalid/train-images-idx3-ubyte.gz").ExecuteAsync(context), isHttps: true),
        Fault.OfAnswer("a redirect to a file of this machine", "refused because it is not https", (context, _, _) =>
            Results.Redirect("file:///etc/passwd").ExecuteAsync(context)),
        new("a certificate that nobody trusts", async family =>
        {
            MirrorServer server = await MirrorServer.StartAsync(family);
            return new BadMirror(server.Https.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), server);
        }, "no secure connection"),
        new("a connection that is refused", _ => Task.FromResult(new BadMirror($"http://127.0.0.1:{UnusedPort()}/", null)), "refused"),
        new("a host that does not exist", _ => Task.FromResult(new BadMirror("https://mirror.invalid/tiny/", null)), "the host name is unknown"),
        Fault.OfConnection("a reset in mid body", "reset", async (socket, bytes, stop) =>
        {
            await RawServer.SendAsync(socket, $"HTTP/1.1 200 OK\nContent-Length: {bytes.Length}", bytes.AsMemory(0, bytes.Length / 2), stop);
            await Task.Delay(50, stop); // so that what was sent is read before the reset overtakes it
            socket.LingerState = new LingerOption(enable: true, 0);
        }),
        Fault.OfConnection("a short body under the right length", "ended before the file", (socket, bytes, stop) =>
            RawServer.SendAsync(socket, $"HTTP/1.1 200 OK\nContent-Length: {bytes.Length}", bytes.AsMemory(0, bytes.Length / 2), stop)),
        Fault.OfConnection("a short body without a length", "it ended after", (socket, bytes, stop) =>
            RawServer.SendAsync(socket, "HTTP/1.0 200 OK", bytes.AsMemory(0, bytes.Length / 2), stop)),
        Fault.OfConnection("an answer that is not HTTP", "not HTTP", (socket, _, stop) =>
            RawServer.SendAsync(socket, "SSH-2.0-OpenSSH_9.6", Array.Empty<byte>(), stop)),
        Fault.OfConnection("a connection that closes without a word", "ended before", (_, _, _) => Task.CompletedTask),
        Fault.OfConnection("a part that nobody asked for", "the wrong part", (socket, bytes, stop) => RawServer.SendAsync(
            socket, $"HTTP/1.1 206 Partial Content\nContent-Length: 10\nContent-Range: bytes 5-14/{bytes.Length}", bytes.AsMemory(5, 10), stop)),
        Fault.OfConnection("endless headers", "headers", async (socket, _, stop) =>
        {
            byte[] header = Encoding.ASCII.GetBytes("X-More: " + new string('x', 1000) + "\r\n");
            await socket.SendAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), stop);
            while (true)
            {
                await socket.SendAsync(header, stop);
            }
        }),
    ];

    private static Task Send(HttpContext context, byte[] bytes) => Results.Bytes(bytes, "application/gzip").ExecuteAsync(context);

    private static async Task Stall(HttpContext context)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The client gave up.
        }
    }

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
