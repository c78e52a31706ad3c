using Mnist;
using Mnist.Display;

namespace MnistPS.Commands;

/// <summary>Shows the samples that are piped in, in their order; of a whole dataset, the first ones of each category.</summary>
internal sealed class SampleChartBuilder : ChartBuilder
{
    private const int UsualCount = 100;
    private const int UsualRow = 10;

    private readonly List<MnistSample> _samples = [];
    private SampleSet? _set;

    public override string Ingredients => "samples or datasets";

    public override bool TakesDatasets => true;

    public override IEnumerable<MnistChart> Build() =>
        [_samples.Count > 0 || _set is null ? MnistChart.OfSamples(_samples, Request.Title) : MnistChart.OfSampleRows(_set, Request.Count ?? UsualRow, Request.Title)];

    public override void AddSet(SampleSet samples) => _set ??= samples;

    protected override void AddSample(MnistSample sample)
    {
        if (_samples.Count < (Request.Count ?? UsualCount))
        {
            _samples.Add(sample);
        }
    }
}
