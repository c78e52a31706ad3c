using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Mnist.Display;
using Mnist.Learning;

namespace Mnist.Interactive;

/// <summary>Draws a training run in its cell: a curve of loss and accuracy that grows with each record.</summary>
/// <example><code>
/// TrainingResult result = Recipe.CaffeLeNet.Train(mnist, new TrainingOptions { Interval = 100 }, new LiveTraining());
/// </code></example>
public sealed class LiveTraining : IProgress<TrainingProgress>
{
    private readonly List<TrainingRecord> _records = [];
    private DisplayedValue? _shown;

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (value.Record is not TrainingRecord record)
        {
            return;
        }

        _records.Add(record);
        MnistChart chart = MnistChart.OfTraining(
            _records.Select(record => new TrainingPoint(record.Epoch, record.Iteration, record.Loss, record.TrainAccuracy, record.ValidationAccuracy)),
            record.Recipe);
        if (_shown is null)
        {
            _shown = KernelInvocationContext.Current?.Display(chart, [.. Formatter.GetPreferredMimeTypesFor(typeof(MnistChart))]);
        }
        else
        {
            _shown.Update(chart);
        }
    }
}
