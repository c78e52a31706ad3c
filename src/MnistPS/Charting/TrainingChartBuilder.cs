using Mnist;
using Mnist.Learning;

namespace MnistPS.Charting;

/// <summary>Draws the training records of each recipe in the input.</summary>
internal sealed class TrainingChartBuilder : ChartBuilder
{
    private readonly List<TrainingRecord> _records = [];

    public override string Ingredients => "the records of Invoke-MnistTraining";

    public override IEnumerable<MnistChart> Build() => _records.Count == 0
        ? throw new ArgumentException("There are no training records. Pipe in those of Invoke-MnistTraining.")
        : _records.GroupBy(record => record.Recipe).Select(run => TrainingRecord.ToChart(run, Request.Title));

    protected override bool TryAdd(object item)
    {
        if (item is TrainingRecord record)
        {
            _records.Add(record);
        }

        return item is TrainingRecord or TrainingResult;
    }
}
