using System.Diagnostics;
using Mnist.Learning;

namespace MnistPS.Binding;

/// <summary>Passes on the records of a training run, and of the batches in between as many as somebody can read.</summary>
/// <param name="target">Where they go.</param>
internal sealed class Relay(IProgress<TrainingProgress> target) : IProgress<TrainingProgress>
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(0.1);
    private long _last;

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (value.Record is not null || value.IsResumed || Stopwatch.GetElapsedTime(_last) >= s_interval)
        {
            _last = Stopwatch.GetTimestamp();
            target.Report(value);
        }
    }
}
