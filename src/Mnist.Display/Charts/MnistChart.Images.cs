using System.Globalization;
using Mnist.Display.Charts.Content;
using Mnist.Display.Html;
using Mnist.Neighbors;
using Mnist.Statistics;

namespace Mnist.Display;

public sealed partial class MnistChart
{
    private const int LongestRow = 10;

    /// <summary>Returns a chart of samples side by side, each with its category below, and its corruption if there is one.</summary>
    /// <param name="samples">One or more samples of one size.</param>
    /// <param name="title">The start of the heading; null for the name of the dataset.</param>
    /// <exception cref="ArgumentException">There are no samples, or their sizes differ.</exception>
    public static MnistChart OfSamples(IEnumerable<MnistSample> samples, string? title = null)
    {
        MnistSample[] shown = Check(samples);
        Tile[] tiles = [.. shown.Select(sample => new Tile(
            sample.AsSpan().ToArray(),
            sample.Rows,
            sample.Columns,
            sample is CorruptedSample { Corruption: var corruption } ? [sample.Category ?? "?", $"{corruption}"] : [sample.Category ?? "?"],
            sample.ToString()))];
        return OfTiles(ChartKind.Sample, Join(title ?? shown[0].Dataset, Count(shown.Length, "sample")), tiles, "Samples");
    }

    /// <summary>Returns a chart with the first samples of each category in a row, as in the sample figure of the dataset's page.</summary>
    /// <param name="samples">One or more samples of one size, read until each row is full.</param>
    /// <param name="count">The number of samples in a row.</param>
    /// <param name="title">The start of the heading; null for the name of the dataset.</param>
    /// <exception cref="ArgumentException">There are no labeled samples, or their sizes differ.</exception>
    public static MnistChart OfSampleRows(SampleSet samples, int count = LongestRow, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var rows = new SortedDictionary<int, List<MnistSample>>();
        for (int i = 0; i < samples.Count; i++)
        {
            int label = samples.LabelAt(i);
            if (!rows.TryGetValue(label, out List<MnistSample>? row))
            {
                rows.Add(label, row = []);
            }

            if (row.Count < count)
            {
                row.Add(samples[i]);
            }
        }

        rows.Remove(MnistSample.Unlabeled);
        Require(rows.Count > 0, "There are no labeled samples to show. Use samples with labels.");
        int width = rows.Values.Max(row => row.Count);
        Tile[] tiles = [.. rows.Values.SelectMany(row => row
            .Select(sample => new Tile(sample.AsSpan().ToArray(), sample.Rows, sample.Columns, [], sample.ToString()))
            .Concat(Enumerable.Repeat(Tile.Empty, width - row.Count)))];
        string[] names = [.. rows.Values.Select(row => row[0].Category!)];
        var content = new TileContent(tiles, width)
        {
            RowNames = names,
            Description = $"The first {width} samples of each category: {string.Join(", ", names)}.",
        };
        return new MnistChart(ChartKind.Sample, Join(title ?? samples.Dataset, $"{samples.Split} samples of each category"), content);
    }

    /// <summary>Returns a chart of the mean image of each category.</summary>
    /// <param name="means">The means.</param>
    /// <param name="dataset">The name in the heading.</param>
    /// <exception cref="ArgumentException">There are no means.</exception>
    public static MnistChart OfMeans(MeanCounter means, string dataset = "")
    {
        ArgumentNullException.ThrowIfNull(means);
        IReadOnlyList<MeanImage> images = means.ToImages();
        Require(images.Count > 0, "There are no labeled samples for a mean. Use samples with labels.");
        Tile[] tiles = [.. images.Select(image => new Tile(
            image.ToPixels(),
            image.Rows,
            image.Columns,
            [image.Category],
            $"{image.Category}: mean of {Count(image.Count, "sample")}"))];
        return OfTiles(ChartKind.Mean, Join(dataset, "mean image of each category"), tiles, "Mean images");
    }

    /// <summary>Returns a chart of the mistakes of a model, the highest probability first.</summary>
    /// <param name="mistakes">Samples, the predicted label of each, and the probability of that label, 0 to 1.</param>
    /// <param name="title">The start of the heading, for example the name of the model.</param>
    /// <param name="total">The number of all mistakes if these are the worst of them; null if these are all.</param>
    /// <exception cref="ArgumentException">There are no mistakes, or a label is not in the dataset.</exception>
    public static MnistChart OfMistakes(IEnumerable<(MnistSample Sample, int Predicted, double Probability)> mistakes, string title = "", long? total = null)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        (MnistSample Sample, int Predicted, double Probability)[] wrong = [.. mistakes.OrderByDescending(mistake => mistake.Probability)];
        Check(wrong.Select(mistake => mistake.Sample));
        Tile[] tiles = [.. wrong.Select(mistake =>
        {
            string predicted = CategoryOf(mistake.Sample, mistake.Predicted);
            string actual = CategoryOf(mistake.Sample, mistake.Sample.Label);
            string share = Figures.Percent(Math.Round(mistake.Probability, 3));
            return new Tile(
                mistake.Sample.AsSpan().ToArray(),
                mistake.Sample.Rows,
                mistake.Sample.Columns,
                actual.Length + predicted.Length <= 4 ? [$"{actual} → {predicted}", share] : [actual, $"→ {predicted}", share],
                $"{mistake.Sample}, taken for {predicted} ({share})");
        })];
        string what = total > tiles.Length
            ? string.Create(CultureInfo.InvariantCulture, $"the {tiles.Length} worst of {total:N0} mistakes (true → predicted)")
            : $"{Count(tiles.Length, "mistake")} (true → predicted)";
        return OfTiles(ChartKind.Misclassified, Join(title, what), tiles, "Mistakes, the surest first");
    }

    /// <summary>Returns a chart of samples, each in a row with its nearest neighbors: what a mistake looks like.</summary>
    /// <param name="neighbors">The neighbors of one or more samples, all of one size.</param>
    /// <param name="title">The start of the heading; null for the name of the dataset.</param>
    /// <param name="predicted">The predicted labels of the samples that are mistakes; null for none.</param>
    /// <exception cref="ArgumentException">There are no neighbors, their sizes differ, or a label is not in the dataset.</exception>
    public static MnistChart OfNeighbors(
        IEnumerable<SampleNeighbor> neighbors, string? title = null, IReadOnlyDictionary<MnistSample, int>? predicted = null)
    {
        ArgumentNullException.ThrowIfNull(neighbors);
        IGrouping<MnistSample, SampleNeighbor>[] rows = [.. neighbors.GroupBy(neighbor => neighbor.Sample)];
        Check(rows.SelectMany(row => row.Select(neighbor => neighbor.Neighbor).Prepend(row.Key)));
        int most = rows.Max(row => row.Count());
        Tile[] tiles = [.. rows.SelectMany(row => row
            .OrderBy(neighbor => neighbor.Rank)
            .Select(neighbor => ToTile(
                neighbor.Neighbor,
                neighbor.Neighbor.Category ?? "?",
                string.Create(CultureInfo.InvariantCulture, $"{neighbor.Neighbor}, {neighbor.Rank}. neighbor, squared distance {neighbor.Distance:N0}")))
            .Prepend(ToTile(row.Key, string.Create(CultureInfo.InvariantCulture, $"{row.Key.Split} {row.Key.Index}"), row.Key.ToString()))
            .Concat(Enumerable.Repeat(Tile.Empty, most - row.Count())))];
        bool hasMistakes = rows.Any(row => predicted?.ContainsKey(row.Key) == true);
        string what = hasMistakes ? $"{Count(rows.Length, "mistake")} (true → predicted)" : Count(rows.Length, "sample");
        var content = new TileContent(tiles, 1 + most)
        {
            RowNames = [.. rows.Select(row => predicted?.TryGetValue(row.Key, out int label) == true
                ? $"{CategoryOf(row.Key, row.Key.Label)} → {CategoryOf(row.Key, label)}"
                : row.Key.Category ?? "?")],
            Description = $"Samples and the categories of their nearest neighbors: {string.Join("; ", rows.Take(20).Select(row => $"{row.Key} near {string.Join(", ", row.Select(neighbor => neighbor.Neighbor.Category ?? "?"))}"))}.",
        };
        return new MnistChart(ChartKind.Neighbor, Join(title ?? rows[0].Key.Dataset, $"{what} and the nearest neighbors"), content);

        static Tile ToTile(MnistSample sample, string caption, string text) => new(sample.AsSpan().ToArray(), sample.Rows, sample.Columns, [caption], text);
    }

    private static string CategoryOf(MnistSample sample, int label)
    {
        DatasetIdentity identity = sample.Origin.Identity;
        int place = label - identity.LabelOffset;
        Require((uint)place < (uint)identity.Categories.Count, string.Create(
            CultureInfo.InvariantCulture,
            $"{identity.Name} has no label {label}. Use labels from {identity.LabelOffset} to {identity.LabelOffset + identity.Categories.Count - 1}."));
        return identity.Categories[place];
    }

    private static MnistChart OfTiles(ChartKind kind, string title, Tile[] tiles, string what)
    {
        // Captions have the width that they need.
        double widest = tiles.Max(tile => tile.Caption.Max(line => Figures.WidthOf(line, 12)));
        int columns = widest <= 40 && tiles.Length > LongestRow ? LongestRow : widest <= 88 ? 5 : 4;
        var content = new TileContent(tiles, Math.Min(columns, tiles.Length))
        {
            Description = $"{what}: {string.Join("; ", tiles.Take(20).Select(tile => tile.Text))}{(tiles.Length > 20 ? $"; and {tiles.Length - 20} more" : "")}.",
        };
        return new MnistChart(kind, title, content);
    }

    private static MnistSample[] Check(IEnumerable<MnistSample> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        MnistSample[] checkedSamples = [.. samples];
        Require(checkedSamples.Length > 0, "There are no samples to show. Use at least one.");
        MnistSample? other = checkedSamples.FirstOrDefault(sample => sample.Rows != checkedSamples[0].Rows || sample.Columns != checkedSamples[0].Columns);
        Require(other is null, $"{other} is {other?.Rows} x {other?.Columns}, but the first sample is {checkedSamples[0].Rows} x {checkedSamples[0].Columns}. Use samples of one size.");
        return checkedSamples;
    }

    private static string Count(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
