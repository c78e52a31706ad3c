using System.Buffers.Text;

namespace Mnist.Benchmarks.Scale;

/// <summary>Watches the memory of this process: what is its own (RssAnon), and with the pages of files that are mapped (RSS).</summary>
/// <remarks>
/// Pages of a mapped file lie in the system's cache whether they are mapped or not, and are given up when others want memory. So
/// what a process needs is RssAnon, which has no high-water mark in /proc: it is looked at every few milliseconds.
/// </remarks>
internal sealed class MemoryWatch : IDisposable
{
    private const int SamplingMilliseconds = 5;

    private readonly FileStream _status = new("/proc/self/status", FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
    private readonly byte[] _text = new byte[4096];
    private readonly ManualResetEventSlim _end = new();
    private readonly Thread _thread;

    public MemoryWatch()
    {
        _thread = new Thread(Watch) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>The most that was the process's own, in bytes.</summary>
    public long OwnPeak { get; private set; }

    /// <summary>The most that was resident, mapped pages included, in bytes.</summary>
    public long ResidentPeak { get; private set; }

    public void Dispose()
    {
        _end.Set();
        _thread.Join();
        Look();
        _status.Dispose();
        _end.Dispose();
    }

    private void Watch()
    {
        do
        {
            Look();
        }
        while (!_end.Wait(SamplingMilliseconds));
    }

    private void Look()
    {
        _status.Position = 0;
        ReadOnlySpan<byte> text = _text.AsSpan(0, _status.Read(_text));
        OwnPeak = Math.Max(OwnPeak, FieldOf(text, "RssAnon:"u8));
        ResidentPeak = Math.Max(ResidentPeak, FieldOf(text, "VmHWM:"u8));
    }

    private static long FieldOf(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        int place = text.IndexOf(name);
        return place >= 0 && Utf8Parser.TryParse(text[(place + name.Length)..].TrimStart(" \t"u8), out long kilobytes, out _) ? kilobytes * 1024 : 0;
    }
}
