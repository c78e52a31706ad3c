using Mnist;
using Mnist.Display;
using Mnist.Statistics;

namespace MnistPS.Commands;

/// <summary>Shows the mean and the principal components of samples.</summary>
internal class ComponentChartBuilder : ChartBuilder
{
    private const int UsualCount = 14;

    private readonly List<SampleSet> _sets = [];
    private readonly SourceName _name = new();
    private readonly List<MnistSample> _samples = [];

    public override string Ingredients => "samples or datasets";

    public override bool TakesDatasets => true;

    protected IEnumerable<MnistSample> Samples => _sets.SelectMany(samples => samples).Concat(_samples);

    protected string Title => Request.Title ?? _name.ToString();

    public override IEnumerable<MnistChart> Build() => [MnistChart.OfComponents(Fit(Request.Count ?? UsualCount), Title)];

    public override void AddSet(SampleSet samples)
    {
        _name.Note(samples.Dataset, samples.Split);
        _sets.Add(samples);
    }

    protected override void AddSample(MnistSample sample)
    {
        _name.Note(sample.Dataset, sample.Split);
        _samples.Add(sample);
    }

    protected PrincipalComponents Fit(int count) => PrincipalComponents.Fit(Samples, count, Request.Cancellation);
}
