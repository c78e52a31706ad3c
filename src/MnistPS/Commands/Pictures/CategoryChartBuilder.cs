using Mnist;
using Mnist.Display;
using Mnist.Statistics;

namespace MnistPS.Commands;

/// <summary>Counts samples, or uses a table that is already counted.</summary>
internal sealed class CategoryChartBuilder : ChartBuilder
{
    private readonly CategoryCounter _counter = new();
    private readonly List<CategoryCount> _table = [];
    private string? _dataset;

    public override string Ingredients => "samples, datasets or the table of Measure-MnistCategory";

    public override bool TakesDatasets => true;

    public override IEnumerable<MnistChart> Build() => [MnistChart.OfCategories(_table.Count > 0 ? _table : _counter.ToTable(), Request.Title ?? _dataset ?? "")];

    public override void AddSet(SampleSet samples)
    {
        _dataset ??= samples.Dataset;
        _counter.Add(samples);
    }

    protected override void AddSample(MnistSample sample)
    {
        _dataset ??= sample.Dataset;
        _counter.Add(sample);
    }

    protected override bool TryAdd(object item)
    {
        if (item is CategoryCount count)
        {
            _table.Add(count);
        }

        // The totals are part of the table, but not of the chart.
        return item is CategoryCount or CategoryTotal;
    }
}
