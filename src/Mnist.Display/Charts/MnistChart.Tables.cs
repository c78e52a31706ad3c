using System.Globalization;
using Mnist.Display.Charts.Content;
using Mnist.Display.Html;
using Mnist.Statistics;

namespace Mnist.Display;

public sealed partial class MnistChart
{
    /// <summary>Returns a chart of the number of samples of each category and split, as bars.</summary>
    /// <param name="table">The table from CountCategories.</param>
    /// <param name="dataset">The name in the heading.</param>
    /// <exception cref="ArgumentException">The table is empty.</exception>
    public static MnistChart OfCategories(IReadOnlyList<CategoryCount> table, string dataset = "")
    {
        ArgumentNullException.ThrowIfNull(table);
        Require(table.Sum(count => count.Total) > 0, "There are no labeled samples to count. Use samples with labels.");
        List<BarSeries> series = [];
        AddSeries("Train", count => count.Training);
        AddSeries("Test", count => count.Testing);
        string[] categories = [.. table.Select(count => count.Category)];
        string description = "Bars. " + string.Join("; ", table.Select(count =>
            $"{count.Category}: {string.Join(", ", series.Select(item => $"{item.Name} {Figures.Number(item.Name == "Train" ? count.Training : count.Testing)}"))}")) + ".";
        string title = Join(dataset, series.Count == 1 ? $"{series[0].Name} samples per category" : "samples per category");
        return new MnistChart(ChartKind.Category, title, new BarContent(categories, series, "Samples") { Description = description });

        void AddSeries(string name, Func<CategoryCount, long> value)
        {
            if (table.Any(count => value(count) > 0))
            {
                series.Add(new BarSeries(name, [.. table.Select(count => (double)value(count))]));
            }
        }
    }

    /// <summary>Returns a chart of how often each pixel value occurs, as a share of all pixels, on a logarithmic scale.</summary>
    /// <param name="histograms">256 counts for each split, from PixelCounter.</param>
    /// <param name="dataset">The name in the heading.</param>
    /// <exception cref="ArgumentException">There is no histogram, or one does not have 256 values or has only zeros.</exception>
    public static MnistChart OfPixels(IReadOnlyDictionary<Split, long[]> histograms, string dataset = "")
    {
        ArgumentNullException.ThrowIfNull(histograms);
        Require(histograms.Count > 0 && histograms.Values.All(counts => counts.Sum() > 0), "There are no pixels to count. Use histograms of at least one image.");
        Require(histograms.Values.All(counts => counts.Length == 256), "A histogram must have 256 counts, one for each pixel value.");
        double[] values = [.. Enumerable.Range(0, 256).Select(value => (double)value)];
        LineSeries[] series = [.. histograms.OrderBy(item => item.Key).Select(item =>
        {
            double total = item.Value.Sum();
            return new LineSeries(item.Key.ToString(), values, [.. item.Value.Select(count => count / total)]);
        })];
        string description = "A histogram of pixel values from 0 (background) to 255 (ink). " + string.Join("; ", series.Select(line =>
            $"{line.Name}: {Figures.Percent(line.Y[0])} are 0, {Figures.Percent(line.Y[255])} are 255")) + ".";
        var panel = new LinePanel("Pixel value (0 = background)", "Share of pixels", series) { IsLogarithmic = true, IsPercent = true, IsStepped = true };
        return new MnistChart(ChartKind.Pixel, Join(dataset, "pixel values"), new LineContent([panel]) { Description = description });
    }

    /// <summary>Returns a chart of a confusion matrix: how often each category was predicted as each other one.</summary>
    /// <param name="categories">The names of the rows and columns.</param>
    /// <param name="counts">The counts: rows are true, columns predicted.</param>
    /// <param name="title">The start of the heading, for example the name of the model.</param>
    /// <exception cref="ArgumentException">The matrix does not have a row and a column for each category, or has only zeros.</exception>
    public static MnistChart OfConfusion(IReadOnlyList<string> categories, int[,] counts, string title = "")
    {
        ArgumentNullException.ThrowIfNull(categories);
        ArgumentNullException.ThrowIfNull(counts);
        int size = categories.Count;
        Require(
            counts.GetLength(0) == size && counts.GetLength(1) == size,
            $"The matrix has {counts.GetLength(0)} rows and {counts.GetLength(1)} columns, but there are {size} categories. Use a matrix of {size} x {size}.");
        long[,] copy = new long[size, size];
        long total = 0;
        long right = 0;
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                Require(counts[row, column] >= 0, $"The count in row {row}, column {column} is negative: {counts[row, column]}. Use counts of 0 or more.");
                copy[row, column] = counts[row, column];
                total += counts[row, column];
                right += row == column ? counts[row, column] : 0;
            }
        }

        Require(total > 0, "The confusion matrix has no samples. Use one with counts.");
        var content = new MatrixContent(categories, copy) { Description = "" };
        double accuracy = right / (double)total;
        content = content with { Description = $"A confusion matrix, rows true and columns predicted. {Describe(content)}" };
        string heading = Join(title, string.Create(CultureInfo.InvariantCulture, $"confusion matrix, {Figures.Percent(accuracy)} of {total:N0} right"));
        return new MnistChart(ChartKind.Confusion, heading, content);
    }

    /// <summary>Loss and accuracy over a training run: over epochs or, where an epoch has several points, over batches.</summary>
    /// <param name="run">The points, in any order.</param>
    /// <param name="title">What is trained, for the heading.</param>
    /// <exception cref="ArgumentException">There are no points, or they have neither losses nor accuracies.</exception>
    public static MnistChart OfTraining(IEnumerable<TrainingPoint> run, string title = "")
    {
        TrainingPoint[] points = [.. run.OrderBy(point => point.Iteration)];
        Require(points.Length > 0, "The training run has no records. Use at least one.");
        bool hasEpochs = points.All(point => point.Epoch > 0) && points.DistinctBy(point => point.Epoch).Count() == points.Length;
        string progress = hasEpochs ? "Epoch" : "Iteration";
        double[] x = [.. points.Select(point => hasEpochs ? point.Epoch : (double)point.Iteration)];
        LineSeries[] losses = [.. SeriesOf("Loss", point => point.Loss)];
        LineSeries[] accuracies = [.. SeriesOf("Training", point => point.TrainAccuracy), .. SeriesOf("Validation", point => point.ValidationAccuracy ?? double.NaN)];
        List<LinePanel> panels = [];
        if (losses.Length > 0)
        {
            panels.Add(new LinePanel(progress, "Loss", losses));
        }

        if (accuracies.Length > 0)
        {
            panels.Add(new LinePanel(progress, "Accuracy", accuracies) { IsPercent = true });
        }

        Require(panels.Count > 0, "The training run has neither losses nor accuracies. Use records with one of them.");
        string description = $"Lines over {Figures.Number(x.Length)} records. " + string.Join(" ", panels.SelectMany(panel => panel.Series).Select(line =>
            $"{line.Name} ends at {Figures.Number(Math.Round(line.Y.LastOrDefault(double.IsFinite), 4))}."));
        return new MnistChart(ChartKind.Training, Join(title, "training"), new LineContent(panels) { Description = description });

        IEnumerable<LineSeries> SeriesOf(string name, Func<TrainingPoint, double> read)
        {
            double[] values = [.. points.Select(read)];
            if (values.Any(double.IsFinite))
            {
                yield return new LineSeries(name, x, values);
            }
        }
    }

    private static string Describe(MatrixContent content)
    {
        var mistakes =
            from row in Enumerable.Range(0, content.Categories.Count)
            from column in Enumerable.Range(0, content.Categories.Count)
            where row != column && content.Counts[row, column] > 0
            orderby content.Counts[row, column] descending
            select $"{content.Categories[row]} taken for {content.Categories[column]} {Figures.Number(content.Counts[row, column])} times";
        string[] worst = [.. mistakes.Take(3)];
        return worst.Length == 0 ? "There are no mistakes." : $"The most frequent mistakes: {string.Join(", ", worst)}.";
    }

    private static string Join(string dataset, string text) => dataset.Length > 0 ? $"{dataset}: {text}" : char.ToUpperInvariant(text[0]) + text[1..];

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new ArgumentException(message);
        }
    }
}

/// <summary>A point on the curve of a training run.</summary>
/// <param name="Epoch">Epochs that are over; 0 where they are not counted.</param>
/// <param name="Iteration">Batches that are over.</param>
/// <param name="Loss">The mean loss since the point before; not-a-number where there is none.</param>
/// <param name="TrainAccuracy">The share of the training samples that are recognized, 0 to 1; not-a-number where there is none.</param>
/// <param name="ValidationAccuracy">The share of the validation samples that are recognized, 0 to 1, or null.</param>
public sealed record TrainingPoint(int Epoch, long Iteration, double Loss, double TrainAccuracy = double.NaN, double? ValidationAccuracy = null);
