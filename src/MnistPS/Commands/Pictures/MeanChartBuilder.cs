using Mnist;
using Mnist.Display;
using Mnist.Statistics;

namespace MnistPS.Commands;

/// <summary>Computes the mean image of each category.</summary>
internal sealed class MeanChartBuilder : ChartBuilder
{
    private readonly MeanCounter _means = new();
    private readonly SourceName _name = new();

    public override string Ingredients => "samples or datasets";

    public override bool TakesDatasets => true;

    public override IEnumerable<MnistChart> Build() => [MnistChart.OfMeans(_means, Request.Title ?? _name.ToString())];

    public override void AddSet(SampleSet samples)
    {
        _name.Note(samples.Dataset, samples.Split);
        _means.Add(samples, Request.Progress(samples), Request.Cancellation);
    }

    protected override void AddSample(MnistSample sample)
    {
        _name.Note(sample.Dataset, sample.Split);
        _means.Add(sample);
    }
}
