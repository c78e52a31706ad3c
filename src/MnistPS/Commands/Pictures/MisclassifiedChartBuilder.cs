using Mnist.Display;
using Mnist.Learning;

namespace MnistPS.Commands;

/// <summary>Keeps the mistakes with the highest probability.</summary>
internal sealed class MisclassifiedChartBuilder : ChartBuilder
{
    private const int UsualCount = 30;

    // The lowest probability first, because it is removed first.
    private readonly PriorityQueue<Prediction, float> _mistakes = new();
    private readonly SourceName _name = new();
    private long _total;
    private bool _hasSeen;

    public override string Ingredients => "predictions of Invoke-MnistModel";

    public override IEnumerable<MnistChart> Build()
    {
        if (_mistakes.Count == 0)
        {
            throw new ArgumentException(_hasSeen
                ? "The predictions have no mistakes to show. All are right, or have no true labels: pipe in others."
                : "There are no predictions. Pipe in those of Invoke-MnistModel.");
        }

        Prediction[] mistakes = [.. _mistakes.UnorderedItems.Select(item => item.Element)];
        var worst = mistakes
            .OrderByDescending(mistake => mistake.Probability)
            .ThenBy(mistake => mistake.Sample.Index)
            .Select(mistake => (mistake.Sample, mistake.Predicted, (double)mistake.Probability));
        return [MnistChart.OfMistakes(worst, Request.Title ?? _name.ToString(), _total)];
    }

    protected override bool TryAdd(object item)
    {
        if (item is not Prediction prediction)
        {
            return false;
        }

        PredictionCheck.SameCategories(prediction);
        _hasSeen = true;
        if (prediction.IsCorrect == false && (Request.Split is null || prediction.Sample.Split == Request.Split))
        {
            _name.Note(prediction.Sample.Dataset, prediction.Sample.Split);
            _total++;
            _mistakes.Enqueue(prediction, prediction.Probability);
            if (_mistakes.Count > (Request.Count ?? UsualCount))
            {
                _mistakes.Dequeue();
            }
        }

        return true;
    }
}
