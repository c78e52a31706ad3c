using Mnist.Display;
using Mnist.Learning;

namespace MnistPS.Commands;

/// <summary>Draws each confusion matrix of the input.</summary>
internal sealed class ConfusionChartBuilder : ChartBuilder
{
    private readonly List<ConfusionMatrix> _matrices = [];

    public override string Ingredients => "confusion matrices, or results of Invoke-MnistTraining, Measure-MnistModel or Measure-MnistBaseline that have one";

    public override IEnumerable<MnistChart> Build() => _matrices.Count == 0
        ? throw new ArgumentException("There is no confusion matrix. Pipe one in.")
        : _matrices.Select(matrix => MnistChart.OfConfusion(matrix.Categories, matrix.Counts, Request.Title ?? matrix.Name));

    protected override bool TryAdd(object item)
    {
        ConfusionMatrix? matrix = item as ConfusionMatrix ?? (item as TrainingResult)?.ConfusionMatrix ?? (item as BaselineResult)?.ConfusionMatrix;
        if (matrix is not null)
        {
            _matrices.Add(matrix);
        }

        // Training records have no matrix. A result has none if it was not tested.
        return matrix is not null || item is TrainingRecord or TrainingResult;
    }
}
