using Mnist.Display;

namespace MnistPS.Commands;

/// <summary>Shows the first sample of each category, and what the principal components of all samples give.</summary>
internal sealed class RebuiltChartBuilder : ComponentChartBuilder
{
    private const int UsualCount = 10;
    private const int MostComponents = 300;

    public override IEnumerable<MnistChart> Build() =>
    [
        MnistChart.OfRebuilt(
            Samples.DistinctBy(sample => sample.Label).OrderBy(sample => sample.Label).Take(Request.Count ?? UsualCount), Fit(MostComponents), title: Title),
    ];
}
