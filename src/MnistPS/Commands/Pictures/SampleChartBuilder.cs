using Mnist;
using Mnist.Display;

namespace MnistPS.Commands;

/// <summary>Shows samples in the order of the input, or the first ones of each category of a dataset.</summary>
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
