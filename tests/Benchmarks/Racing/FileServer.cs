using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Mnist.Benchmarks.Racing;

/// <summary>Gives the files of a folder over http on loopback, as fast as the system sends files.</summary>
public sealed class FileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _folder;

    public FileServer(string folder)
    {
        _folder = folder;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Ends in a slash.</summary>
    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync().ConfigureAwait(false);
                _ = Task.Run(() => AnswerAsync(socket));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The race is over.
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        using (socket)
        {
            byte[] request = new byte[8192];
            while (await socket.ReceiveAsync(request).ConfigureAwait(false) is int length and > 0)
            {
                string name = Path.GetFileName(Encoding.ASCII.GetString(request, 0, length).Split(' ')[1]);
                string path = Path.Combine(_folder, name);
                byte[] head = Encoding.ASCII.GetBytes(FormattableString.Invariant($"HTTP/1.1 200 OK\r\nContent-Length: {new FileInfo(path).Length}\r\n\r\n"));
                await socket.SendAsync(head).ConfigureAwait(false);
                socket.SendFile(path);
            }
        }
    }
}
