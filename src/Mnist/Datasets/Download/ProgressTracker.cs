using System.Diagnostics;

namespace Mnist.Datasets.Download;

/// <summary>Adds up the progress of parallel downloads and reports it a few times a second.</summary>
internal sealed class ProgressTracker(IProgress<DownloadProgress>? progress)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly object _gate = new();
    private readonly List<FileProgress> _files = [];
    private readonly TransferRate _rate = new();
    private TimeSpan _last = TimeSpan.MinValue;

    public FileProgress Add(string name, long? total)
    {
        var file = new FileProgress(this, name, total);
        lock (_gate)
        {
            _files.Add(file);
        }

        return file;
    }

    public void Report(FileProgress file, int arrived, string? note, string? source = null, MirrorFailure? failure = null)
    {
        if (progress is null)
        {
            return;
        }

        DownloadProgress now;
        lock (_gate)
        {
            var elapsed = TimeSpan.FromSeconds(Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency);
            _rate.Add(arrived, elapsed);
            if (note is null && source is null && failure is null && _last != TimeSpan.MinValue && elapsed - _last < s_interval)
            {
                return;
            }

            _last = elapsed;
            long? total = _files.All(other => other.Total is not null) ? _files.Sum(other => other.Total) : null;
            now = new DownloadProgress(file.Name, _files.Sum(other => other.Received), total, _rate.PerSecond, note) { Source = source, Failure = failure };
        }

        progress.Report(now);
    }
}

/// <summary>The progress of one file.</summary>
internal sealed class FileProgress(ProgressTracker tracker, string name, long? total)
{
    public string Name => name;

    /// <summary>The bytes so far.</summary>
    public long Received { get; private set; }

    /// <summary>The bytes of the complete file, if known.</summary>
    public long? Total { get; private set; } = total;

    /// <summary>Starts an attempt at this offset.</summary>
    public void Start(long offset, long? total)
    {
        Received = offset;
        Total = total ?? Total;
        tracker.Report(this, arrived: 0, note: null);
    }

    /// <summary>Reports the address that delivered the file.</summary>
    public void Finish(string source) => tracker.Report(this, arrived: 0, note: null, source);

    /// <summary>Reports a mirror that failed.</summary>
    public void Fail(MirrorFailure failure) => tracker.Report(this, arrived: 0, note: null, failure: failure);

    /// <summary>Adds received bytes.</summary>
    public void Add(int count)
    {
        Received += count;
        tracker.Report(this, count, note: null);
    }

    /// <summary>Reports another step.</summary>
    public void Tell(string note) => tracker.Report(this, arrived: 0, note);
}

/// <summary>Bytes per second over the last seconds. Not thread-safe.</summary>
internal sealed class TransferRate
{
    private const double Window = 3;

    private readonly Queue<(double Time, long Total)> _history = [];
    private double _lastTime;
    private long _total;

    /// <summary>The rate; 0 at the start.</summary>
    public double PerSecond => _history.TryPeek(out (double Time, long Total) first) && _lastTime > first.Time
        ? (_total - first.Total) / (_lastTime - first.Time)
        : 0;

    public void Add(long bytes, TimeSpan now)
    {
        _total += bytes;
        if (_history.Count == 0 || now.TotalSeconds - _lastTime >= 0.05)
        {
            _lastTime = now.TotalSeconds;
            _history.Enqueue((_lastTime, _total));
            while (_history.Count > 2 && _lastTime - _history.Peek().Time > Window)
            {
                _history.Dequeue();
            }
        }
    }
}
