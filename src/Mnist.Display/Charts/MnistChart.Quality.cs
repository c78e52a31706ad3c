using System.Globalization;
using Mnist.Datasets;
using Mnist.Display.Charts.Content;
using Mnist.Display.Html;

namespace Mnist.Display;

public sealed partial class MnistChart
{
    private const int NamedWriters = 5;

    /// <summary>Returns a chart of doubtful labels: each sample with the given and the suggested label below it, and the votes or the probability.</summary>
    /// <param name="issues">Samples, the suggested label of each, the votes of people, and the probability of the given label, 0 to 1; null for what is not known.</param>
    /// <param name="title">The start of the heading; null for the name of the dataset.</param>
    /// <param name="total">The number of all doubtful labels if these are the first of them; null if these are all.</param>
    /// <exception cref="ArgumentException">There are no samples, their sizes differ, or a label is not in the dataset.</exception>
    public static MnistChart OfLabelIssues(
        IEnumerable<(MnistSample Sample, int Suggested, LabelVotes? Votes, double? Probability)> issues, string? title = null, long? total = null)
    {
        ArgumentNullException.ThrowIfNull(issues);
        (MnistSample Sample, int Suggested, LabelVotes? Votes, double? Probability)[] doubtful = [.. issues];
        Check(doubtful.Select(issue => issue.Sample));
        bool hasVotes = doubtful.Any(issue => issue.Votes is not null), hasProbabilities = doubtful.Any(issue => issue.Probability is not null);
        Tile[] tiles = [.. doubtful.Select(issue =>
        {
            string given = CategoryOf(issue.Sample, issue.Sample.Label);
            string suggested = CategoryOf(issue.Sample, issue.Suggested);
            string share = issue.Probability is { } probability ? Figures.Percent(Math.Round(probability, 3)) : "";
            IEnumerable<string> labels = given.Length + suggested.Length <= 4 ? [$"{given} → {suggested}"] : [given, $"→ {suggested}"];
            IEnumerable<string> votes = hasVotes ? [issue.Votes?.ToString().Replace(" ", "", StringComparison.Ordinal) ?? ""] : [];
            string told = string.Join(", ", new[] { issue.Votes is null ? "" : $"votes {issue.Votes}: {issue.Votes.Outcome}", share.Length == 0 ? "" : $"probability {share}" }.Where(part => part.Length > 0));
            return new Tile(
                issue.Sample.AsSpan().ToArray(),
                issue.Sample.Rows,
                issue.Sample.Columns,
                [.. labels, .. votes, .. hasProbabilities ? [share] : Array.Empty<string>()],
                $"{issue.Sample}, suggested {suggested}{(told.Length == 0 ? "" : $" ({told})")}");
        })];
        string below = (hasVotes ? ", votes for given/suggested/neither" : "") + (hasProbabilities ? ", probability of given" : "");
        string what = total > tiles.Length
            ? string.Create(CultureInfo.InvariantCulture, $"the first {tiles.Length} of {total:N0} doubtful labels")
            : Count(tiles.Length, "doubtful label");
        return OfTiles(ChartKind.LabelIssue, Join(title ?? doubtful[0].Sample.Dataset, $"{what} (given → suggested{below})"), tiles, "Doubtful labels");
    }

    /// <summary>Returns a chart of the accuracy for each writer, sorted, with the numbers of the writers that are recognized least.</summary>
    /// <param name="writers">The number of each writer, the number of samples, and how many of them were recognized.</param>
    /// <param name="title">The start of the heading, for example the name of the model.</param>
    /// <exception cref="ArgumentException">There are no writers, or one has no samples.</exception>
    public static MnistChart OfWriters(IEnumerable<(int Writer, int Count, int Correct)> writers, string title = "")
    {
        ArgumentNullException.ThrowIfNull(writers);
        (int Writer, int Count, int Correct)[] sorted = [.. writers.OrderBy(row => (double)row.Correct / row.Count).ThenBy(row => row.Writer)];
        Require(sorted.Length > 0, "There are no writers to show. Use at least one.");
        foreach ((int writer, int count, int correct) in sorted)
        {
            Require(
                count > 0 && correct >= 0 && correct <= count,
                string.Create(CultureInfo.InvariantCulture, $"Writer {writer} has {correct} of {count} samples recognized. Use 1 or more samples, and not more recognized ones."));
        }

        double[] accuracies = [.. sorted.Select(row => (double)row.Correct / row.Count)];
        double mean = sorted.Sum(row => (long)row.Correct) / (double)sorted.Sum(row => (long)row.Count);
        int perfect = accuracies.Count(accuracy => accuracy == 1);
        LineMark[] marks = [.. sorted.TakeWhile(row => row.Correct < row.Count).Take(NamedWriters).Select((row, i) => new LineMark(
            i + 1, accuracies[i], string.Create(CultureInfo.InvariantCulture, $"writer {row.Writer}: {row.Correct} of {row.Count}")))];
        var panel = new LinePanel("Writers, sorted", "Accuracy", [new LineSeries("Accuracy", [.. Enumerable.Range(1, sorted.Length).Select(i => (double)i)], accuracies)])
        {
            IsPercent = true,
            IsStepped = true,
            Marks = marks,
        };
        string summary = string.Create(CultureInfo.InvariantCulture, $"accuracy {Figures.Percent(Math.Round(mean, 4))}, {Count(sorted.Length, "writer")}, {perfect:N0} without a mistake");
        string description = $"A sorted line of accuracies: {summary}.{(marks.Length == 0 ? "" : $" The lowest: {string.Join("; ", marks.Select(mark => mark.Text))}.")}";
        return new MnistChart(ChartKind.Writer, Join(title, summary), new LineContent([panel]) { Description = description });
    }
}
