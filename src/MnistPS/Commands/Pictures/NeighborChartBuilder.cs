using Mnist;
using Mnist.Datasets;
using Mnist.Display;
using Mnist.Learning;
using Mnist.Neighbors;
using MnistPS.Binding;

namespace MnistPS.Commands;

/// <summary>Shows samples beside their nearest neighbors: those of the input, or of mistakes among the training samples of their dataset.</summary>
internal sealed class NeighborChartBuilder : ChartBuilder
{
    private const int UsualCount = 10;
    private const int LongestRow = 9;
    private const int NeighborsOfMistake = 5;

    private readonly Dictionary<MnistSample, List<SampleNeighbor>> _rows = [];
    private readonly SourceName _name = new();
    private WorstMistakes? _mistakes;

    public override string Ingredients => "neighbors of Find-MnistNeighbor, or predictions of Invoke-MnistModel";

    private int Most => Request.Count ?? UsualCount;

    public override IEnumerable<MnistChart> Build()
    {
        var charts = new List<MnistChart>();
        if (_rows.Count > 0 || _mistakes is null)
        {
            charts.Add(MnistChart.OfNeighbors(_rows.Values.SelectMany(row => row), Request.Title ?? _name.ToString()));
        }

        if (_mistakes is not null)
        {
            Prediction[] worst = _mistakes.Get();
            charts.Add(MnistChart.OfNeighbors(
                worst.GroupBy(mistake => mistake.Sample.Dataset).SelectMany(FindNeighbors),
                Request.Title ?? _mistakes.Name.ToString(),
                worst.DistinctBy(mistake => mistake.Sample).ToDictionary(mistake => mistake.Sample, mistake => mistake.Predicted)));
        }

        return charts;
    }

    protected override bool TryAdd(object item)
    {
        switch (item)
        {
            case SampleNeighbor neighbor:
                Add(neighbor);
                return true;
            case Prediction prediction:
                (_mistakes ??= new WorstMistakes(Most, Request.Split)).Add(prediction);
                return true;
            default:
                return false;
        }
    }

    private void Add(SampleNeighbor neighbor)
    {
        if (Request.Split is { } split && neighbor.Sample.Split != split)
        {
            return;
        }

        if (!_rows.TryGetValue(neighbor.Sample, out List<SampleNeighbor>? row) && _rows.Count < Most)
        {
            _rows.Add(neighbor.Sample, row = []);
            _name.Note(neighbor.Sample.Dataset, neighbor.Sample.Split);
        }

        if (row?.Count < LongestRow)
        {
            row.Add(neighbor);
        }
    }

    private IEnumerable<SampleNeighbor> FindNeighbors(IGrouping<string, Prediction> mistakes)
    {
        if (!DatasetCatalog.Default.TryGet(mistakes.Key, out CatalogEntry? entry))
        {
            throw new ArgumentException($"The dataset '{mistakes.Key}' of the predictions is not in the catalog, so its training samples are not known. Pipe in neighbors of Find-MnistNeighbor.");
        }

        return mistakes.Select(mistake => mistake.Sample).FindNeighbors(DatasetCache.Open(entry.Name).Train, NeighborsOfMistake, cancellationToken: Request.Cancellation);
    }
}
