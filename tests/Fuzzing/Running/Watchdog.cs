using System.Diagnostics;

namespace Mnist.Fuzzing.Running;

/// <summary>Ends the process when one input takes too long.</summary>
internal sealed class Watchdog
{
    private readonly Process _process = Process.GetCurrentProcess();
    private volatile Start? _start;

    public Watchdog() => new Thread(Watch) { IsBackground = true, Name = "Watchdog" }.Start();

    public void Begin() => _start = new Start(Stopwatch.GetTimestamp());

    public void End() => _start = null;

    private void Watch()
    {
        Start? seen = null;
        TimeSpan processor = TimeSpan.Zero;
        while (true)
        {
            Thread.Sleep(100);
            if (_start is not { } start)
            {
                continue;
            }

            _process.Refresh();
            TimeSpan now = _process.TotalProcessorTime;
            if (start != seen)
            {
                (seen, processor) = (start, now);
            }
            else if (now - processor > Limits.Processor || Stopwatch.GetElapsedTime(start.Timestamp) > Limits.Clock)
            {
                Console.Error.WriteLine("The input takes too long.");
                Environment.Exit(Limits.TooSlow);
            }
        }
    }

    private sealed class Start(long timestamp)
    {
        public long Timestamp => timestamp;
    }
}
