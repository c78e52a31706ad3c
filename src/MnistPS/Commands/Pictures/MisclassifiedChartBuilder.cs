using Mnist.Display;
using Mnist.Learning;

namespace MnistPS.Commands;

/// <summary>Shows the mistakes with the highest probability.</summary>
internal sealed class MisclassifiedChartBuilder : ChartBuilder
{
    private const int UsualCount = 30;

    private WorstMistakes? _mistakes;

    public override string Ingredients => "predictions of Invoke-MnistModel";

    private WorstMistakes Mistakes => _mistakes ??= new WorstMistakes(Request.Count ?? UsualCount, Request.Split);

    public override IEnumerable<MnistChart> Build()
    {
        var worst = Mistakes.Get().Select(mistake => (mistake.Sample, mistake.Predicted, (double)mistake.Probability));
        return [MnistChart.OfMistakes(worst, Request.Title ?? Mistakes.Name.ToString(), Mistakes.Total)];
    }

    protected override bool TryAdd(object item)
    {
        if (item is not Prediction prediction)
        {
            return false;
        }

        Mistakes.Add(prediction);
        return true;
    }
}
