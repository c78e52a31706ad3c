using Mnist.Display;
using Mnist.Learning;

namespace MnistPS.Commands;

/// <summary>Draws a chart of the writers of each model.</summary>
internal sealed class WriterChartBuilder : ChartBuilder
{
    private readonly List<WriterAccuracy> _writers = [];

    public override string Ingredients => "accuracies of Measure-MnistModel -ByWriter";

    public override IEnumerable<MnistChart> Build() => _writers.Count == 0
        ? throw new ArgumentException("There are no writers. Pipe in the output of Measure-MnistModel -ByWriter.")
        : _writers.GroupBy(row => row.Model).Select(rows => MnistChart.OfWriters(
            rows.Select(row => (row.Writer, row.Count, row.Correct)), Request.Title ?? rows.Key));

    protected override bool TryAdd(object item)
    {
        if (item is WriterAccuracy row)
        {
            _writers.Add(row);
        }

        return item is WriterAccuracy;
    }
}
