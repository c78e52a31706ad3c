using Mnist;
using Mnist.Learning;

namespace MnistPS.Charting;

/// <summary>Draws the records of each recipe that comes by.</summary>
internal sealed class TrainingChartBuilder : ChartBuilder
{
    private readonly List<TrainingRecord> _records = [];

    public override string Ingredients => "the records of Invoke-MnistTraining";

    public override IEnumerable<MnistChart> Build() => _records.Count == 0
        ? throw new ArgumentException("No records of a training were piped in.")
        : _records.GroupBy(record => record.Recipe).Select(run => Draw([.. run.OrderBy(record => record.Iteration)], run.Key));

    protected override bool TryAdd(object item)
    {
        if (item is TrainingRecord record)
        {
            _records.Add(record);
        }

        return item is TrainingRecord or TrainingResult;
    }

    private MnistChart Draw(TrainingRecord[] run, string recipe)
    {
        // Several records in an epoch are told apart by their iterations.
        bool hasEpochs = run.Select(record => record.Epoch).Distinct().Count() == run.Length;
        var accuracies = new Dictionary<string, IReadOnlyList<double>>
        {
            ["Training"] = [.. run.Select(record => record.TrainAccuracy)],
            ["Validation"] = [.. run.Select(record => record.ValidationAccuracy ?? double.NaN)],
        };
        return MnistChart.OfTraining(
            hasEpochs ? "Epoch" : "Iteration",
            [.. run.Select(record => hasEpochs ? record.Epoch : (double)record.Iteration)],
            [.. run.Select(record => record.Loss)],
            accuracies,
            Request.Title ?? recipe);
    }
}
