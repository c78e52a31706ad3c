namespace Mnist.Tests.Datasets.Download.Faults;

/// <summary>One thing that can be wrong with a mirror.</summary>
/// <param name="Name">For the list of tests.</param>
/// <param name="Start">Starts such a mirror.</param>
/// <param name="Reason">What the message must say.</param>
internal sealed record Fault(string Name, Func<TinyFamily, Task<BadMirror>> Start, string Reason)
{
    /// <summary>A fault of what the web server answers for the images of the Train split; its other files are good.</summary>
    public static Fault OfAnswer(string name, string reason, Func<Microsoft.AspNetCore.Http.HttpContext, byte[], TinyFamily, Task> answer, bool isHttps = false) =>
        new(
            name,
            async family =>
            {
                MirrorServer server = await MirrorServer.StartAsync(family, (context, bytes) => answer(context, bytes, family));
                return new BadMirror(isHttps ? server.Https : server.Http, server);
            },
            reason);

    /// <summary>A fault of the connection: it answers with these bytes, whatever is asked for, and then does something to the socket.</summary>
    public static Fault OfConnection(string name, string reason, Func<System.Net.Sockets.Socket, byte[], CancellationToken, Task> answer) => new(
        name,
        family =>
        {
            var server = new RawServer((socket, file, stop) => answer(socket, family.Gzipped(file), stop));
            return Task.FromResult(new BadMirror(server.Http, server));
        },
        reason);

    public override string ToString() => Name;
}
