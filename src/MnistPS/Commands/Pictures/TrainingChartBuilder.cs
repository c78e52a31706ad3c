using Mnist.Display;
using Mnist.Learning;

namespace MnistPS.Commands;

/// <summary>Draws the training records of each recipe in the input.</summary>
internal sealed class TrainingChartBuilder : ChartBuilder
{
    private readonly List<TrainingRecord> _records = [];

    public override string Ingredients => "the records of Invoke-MnistTraining";

    public override IEnumerable<MnistChart> Build() => _records.Count == 0
        ? throw new ArgumentException("There are no training records. Pipe in those of Invoke-MnistTraining.")
        : _records.GroupBy(record => record.Recipe).Select(run => MnistChart.OfTraining(run.Select(PointOf), Request.Title ?? run.Key));

    private static TrainingPoint PointOf(TrainingRecord record) =>
        new(record.Epoch, record.Iteration, record.Loss, record.TrainAccuracy, record.ValidationAccuracy);

    protected override bool TryAdd(object item)
    {
        if (item is TrainingRecord record)
        {
            _records.Add(record);
        }

        return item is TrainingRecord or TrainingResult;
    }
}
