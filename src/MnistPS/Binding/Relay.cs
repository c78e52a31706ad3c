using System.Diagnostics;

namespace MnistPS.Binding;

/// <summary>Passes reports on to the pipeline thread, not more often than somebody can read them.</summary>
/// <param name="target">Where they go.</param>
/// <param name="interval">The time between two of them; those that come earlier are left out.</param>
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
