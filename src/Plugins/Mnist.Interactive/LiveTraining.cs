using System.Diagnostics;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Mnist.Display;
using Mnist.Learning;

namespace Mnist.Interactive;

/// <summary>Draws a training run in its cell: a curve of loss and accuracy that grows with each record, and below it speed and time left.</summary>
/// <example><code>
/// TrainingResult result = Recipe.CaffeLeNet.Train(mnist, new TrainingOptions { Interval = 100 }, new LiveTraining());
/// </code></example>
public sealed class LiveTraining : IProgress<TrainingProgress>
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly List<TrainingRecord> _records = [];
    private long _shownAt = Stopwatch.GetTimestamp();
    private DisplayedValue? _shown;

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (value.Record is TrainingRecord record)
        {
            _records.Add(record);
        }
        else if (value.IsResumed || Stopwatch.GetElapsedTime(_shownAt) < s_interval)
        {
            return;
        }

        var curve = new LiveCurve(ToChart(value), value.Iteration < value.Iterations ? Describe(value) : "");
        if (_shown is null)
        {
            _shown = KernelInvocationContext.Current?.Display(curve, [.. Formatter.GetPreferredMimeTypesFor(typeof(MnistChart))]);
        }
        else
        {
            _shown.Update(curve);
        }

        _shownAt = Stopwatch.GetTimestamp();
    }

    // Before the first record, the batches so far are a point.
    private MnistChart ToChart(TrainingProgress now) => _records.Count == 0
        ? MnistChart.OfTraining([new TrainingPoint(0, now.Iteration, now.Loss, now.TrainAccuracy, null)])
        : MnistChart.OfTraining(
            _records.Select(record => new TrainingPoint(record.Epoch, record.Iteration, record.Loss, record.TrainAccuracy, record.ValidationAccuracy)),
            _records[0].Recipe);

    private static string Describe(TrainingProgress now) => FormattableString.Invariant(
        $"Batch {now.Iteration:N0} of {now.Iterations:N0}: loss {now.Loss:0.0000}, accuracy {100 * now.TrainAccuracy:0.0} %, {now.SamplesPerSecond:N0} samples a second, {now.Remaining:h\\:mm\\:ss} left.");
}

/// <summary>The curve of a run, and a line about its state; empty at the end.</summary>
internal sealed record LiveCurve(MnistChart Chart, string State);
