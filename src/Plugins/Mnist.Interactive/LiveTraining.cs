using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Mnist.Learning;

namespace Mnist.Interactive;

/// <summary>Draws a training run in the cell that runs it: the curve of loss and accuracy grows with each record.</summary>
/// <remarks>In notebooks of other kernels each record is a line of text.</remarks>
/// <example><code>
/// TrainingResult result = Recipe.CaffeLeNet.Train(mnist, new TrainingOptions { Interval = 100 }, new LiveTraining());
/// </code></example>
public sealed class LiveTraining : IProgress<TrainingRecord>
{
    private readonly List<TrainingRecord> _records = [];
    private object? _shown;

    /// <inheritdoc/>
    public void Report(TrainingRecord value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _records.Add(value);
        try
        {
            Draw();
        }
        catch (FileNotFoundException)
        {
            Console.WriteLine(FormattableString.Invariant($"{value.Iteration} batches, loss {value.Loss:0.0000}, accuracy {value.TrainAccuracy:P1}"));
        }
    }

    // A method of its own: without .NET Interactive, calling it fails and the rest of this class works.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Draw()
    {
        MnistChart chart = TrainingRecord.ToChart(_records);
        if (_shown is DisplayedValue shown)
        {
            shown.Update(chart);
        }
        else
        {
            _shown = KernelInvocationContext.Current?.Display(chart, [.. Formatter.GetPreferredMimeTypesFor(typeof(MnistChart))]);
        }
    }
}
