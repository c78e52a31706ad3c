namespace Mnist;

/// <summary>How far one file of a saving is.</summary>
internal sealed class FileProgress(ProgressTracker tracker, string name, long? total)
{
    public string Name => name;

    /// <summary>Bytes so far.</summary>
    public long Received { get; private set; }

    /// <summary>Bytes at the end, where known.</summary>
    public long? Total { get; private set; } = total;

    /// <summary>An attempt starts at this place.</summary>
    public void Start(long offset, long? total)
    {
        Received = offset;
        Total = total ?? Total;
        tracker.Report(this, arrived: 0, note: null);
    }

    /// <summary>Bytes arrived.</summary>
    public void Add(int count)
    {
        Received += count;
        tracker.Report(this, count, note: null);
    }

    /// <summary>Something else happens.</summary>
    public void Tell(string note) => tracker.Report(this, arrived: 0, note);
}
