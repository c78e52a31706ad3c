using Mnist;
using Mnist.Display;
using Mnist.Statistics;

namespace MnistPS.Commands;

/// <summary>Counts pixel values, for each split.</summary>
internal sealed class PixelChartBuilder : ChartBuilder
{
    private readonly SortedDictionary<Split, PixelCounter> _counters = [];
    private string? _dataset;

    public override string Ingredients => "samples or datasets";

    public override bool TakesDatasets => true;

    public override IEnumerable<MnistChart> Build() =>
        [MnistChart.OfPixels(_counters.ToDictionary(item => item.Key, item => item.Value.ToHistogram()), Request.Title ?? _dataset ?? "")];

    public override void AddSet(SampleSet samples)
    {
        _dataset ??= samples.Dataset;
        CounterOf(samples.Split).Add(samples, Request.Progress(samples), Request.Cancellation);
    }

    protected override void AddSample(MnistSample sample)
    {
        _dataset ??= sample.Dataset;
        CounterOf(sample.Split).Add(sample.AsSpan());
    }

    private PixelCounter CounterOf(Split split) =>
        _counters.TryGetValue(split, out PixelCounter? counter) ? counter : _counters[split] = new PixelCounter();
}
