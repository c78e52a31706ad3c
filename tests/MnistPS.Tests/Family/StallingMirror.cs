using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MnistPS.Tests.Family;

/// <summary>A mirror on loopback that gives the start of a gzip file, and then nothing more. Stops with the test.</summary>
internal sealed class StallingMirror : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource _asked = new();
    private readonly List<Socket> _sockets = [];

    public StallingMirror()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    /// <summary>Done when someone has asked for a file.</summary>
    public Task Asked => _asked.Task;

    public void Dispose()
    {
        _listener.Dispose();
        _sockets.ForEach(socket => socket.Dispose());
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync();
                _sockets.Add(socket);
                await socket.ReceiveAsync(new byte[8192]);
                await socket.SendAsync((byte[])[.. Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"), 0x1F, 0x8B, 8, 0]);
                _asked.TrySetResult();
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
