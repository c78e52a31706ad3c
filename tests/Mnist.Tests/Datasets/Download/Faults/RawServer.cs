using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Mnist.Tests.Datasets.Download.Faults;

/// <summary>A mirror below HTTP, for answers that no web server would give. Stops with the test.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Socket, string, CancellationToken, Task> _answer;

    /// <param name="answer">Answers a connection; told the name of the file; the connection is closed afterwards.</param>
    public RawServer(Func<Socket, string, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Http => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    /// <summary>A whole answer that promises a length.</summary>
    public static async Task SendAsync(Socket socket, string head, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        await socket.SendAsync(Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\n\r\n"), cancellationToken);
        while (!body.IsEmpty)
        {
            body = body[await socket.SendAsync(body, cancellationToken)..];
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.AcceptSocketAsync(_stop.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                byte[] request = new byte[8192];
                int length = await socket.ReceiveAsync(request, _stop.Token);
                string target = Encoding.ASCII.GetString(request, 0, length).Split(' ').ElementAtOrDefault(1) ?? "";
                await _answer(socket, Path.GetFileName(target), _stop.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException)
            {
                // The other side is gone.
            }
        }
    }
}
