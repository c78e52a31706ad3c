namespace Mnist;

/// <summary>Bytes per second over the last seconds. Not thread-safe.</summary>
internal sealed class TransferRate
{
    private const double Window = 3;

    private readonly Queue<(double Time, long Total)> _history = [];
    private double _lastTime;
    private long _total;

    /// <summary>The rate; 0 until some time has passed.</summary>
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
