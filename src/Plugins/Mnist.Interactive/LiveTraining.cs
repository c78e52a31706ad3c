using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Mnist.Learning;

namespace Mnist.Interactive;

/// <summary>Draws a training run in the cell that runs it: the curve of loss and accuracy grows with each record.</summary>
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
        MnistChart chart = TrainingRecord.ToChart(_records);
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
