using System.Diagnostics;

namespace Mnist;

/// <summary>Adds up the progress of files that are fetched side by side, and tells it a few times a second.</summary>
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

    public void Report(FileProgress file, int arrived, string? note)
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
            if (note is null && _last != TimeSpan.MinValue && elapsed - _last < s_interval)
            {
                return;
            }

            _last = elapsed;
            long? total = _files.All(other => other.Total is not null) ? _files.Sum(other => other.Total) : null;
            now = new DownloadProgress(file.Name, _files.Sum(other => other.Received), total, _rate.PerSecond, note);
        }

        progress.Report(now);
    }
}
