using System.Diagnostics;

namespace MnistPS.Binding;

/// <summary>Passes reports on to the pipeline thread, but not too often.</summary>
/// <param name="target">The target of the reports.</param>
/// <param name="interval">The shortest time between two reports. Reports in between are dropped.</param>
internal sealed class Relay<T>(IProgress<object> target, TimeSpan interval) : IProgress<T>
{
    private long _last;

    /// <inheritdoc/>
    public void Report(T value)
    {
        if (interval == TimeSpan.Zero || Stopwatch.GetElapsedTime(_last) >= interval)
        {
            _last = Stopwatch.GetTimestamp();
            target.Report(value!);
        }
    }
}
