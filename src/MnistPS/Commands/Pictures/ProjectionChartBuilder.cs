using Mnist;
using Mnist.Display;
using Mnist.Statistics;

namespace MnistPS.Commands;

/// <summary>Projects samples. If there are too many for a screen, it selects some at random.</summary>
internal sealed class ProjectionChartBuilder : ChartBuilder
{
    private const int UsualCount = 2000;

    private readonly List<MnistSample> _samples = [];
    private readonly SourceName _name = new();

    public override string Ingredients => "samples or datasets";

    public override bool TakesDatasets => true;

    public override IEnumerable<MnistChart> Build()
    {
        MnistSample[] samples = [.. _samples];
        int count = Request.Count ?? UsualCount;
        if (samples.Length > count)
        {
            new SeededRandom(Request.Seed).Shuffle(samples.AsSpan());
            Array.Resize(ref samples, count);
        }

        string title = Request.Title ?? _name.ToString();
        var options = new TSneOptions { Seed = Request.Seed };
        return Request.Method == ProjectionMethod.TSne
            ? [MnistChart.OfTSne(samples, options, title, Request.Steps(options.Iterations), Request.Cancellation)]
            : [MnistChart.OfProjection(samples, title, Request.Cancellation)];
    }

    protected override void AddSample(MnistSample sample)
    {
        _name.Note(sample.Dataset, sample.Split);
        _samples.Add(sample);
    }
}
