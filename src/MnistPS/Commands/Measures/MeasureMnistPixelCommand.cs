using System.Management.Automation;
using Mnist;
using Mnist.Statistics;
using MnistPS.Binding;

namespace MnistPS.Commands;

/// <summary>Measures mean, standard deviation, extremes and share of zeros of the pixels, for each split.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "MnistPixel", DefaultParameterSetName = NameSet)]
[OutputType(typeof(PixelStatistics))]
public sealed class MeasureMnistPixelCommand : MeasureCommand
{
    private readonly SortedDictionary<Split, PixelCounter> _counters = [];
    private ProgressReporter? _progress;

    /// <inheritdoc/>
    protected override void Measure(SampleSet samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        _progress = new ProgressReporter(this, $"Measuring {samples.Dataset} {samples.Split}", samples.Count);
        CounterOf(samples.Split).Add(samples, _progress, Cancellation);
        _progress.Close();
    }

    /// <inheritdoc/>
    protected override void Measure(MnistSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        CounterOf(sample.Split).Add(sample.AsSpan());
    }

    /// <inheritdoc/>
    private protected override bool HasMeasured => _counters.Count > 0;

    /// <inheritdoc/>
    private protected override void WriteResult()
    {
        foreach ((Split split, PixelCounter counter) in _counters)
        {
            WriteObject(counter.ToStatistics(split));
        }
    }

    private PixelCounter CounterOf(Split split) =>
        _counters.TryGetValue(split, out PixelCounter? counter) ? counter : _counters[split] = new PixelCounter();
}
