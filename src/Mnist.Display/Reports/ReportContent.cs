using Mnist.Datasets;
using Mnist.Statistics;

namespace Mnist.Display.Reports;

/// <summary>The content of a report.</summary>
/// <param name="Name">The name of the dataset.</param>
/// <param name="Known">The entry of the catalog; null if the dataset is not in it.</param>
/// <param name="Sets">The samples, one set for each split.</param>
/// <param name="Table">The number of samples of each category.</param>
/// <param name="Pixels">The pixel statistics of each split.</param>
/// <param name="Charts">The charts, in order.</param>
/// <param name="Doubtful">The samples whose labels people doubt; empty if no survey of the dataset is known.</param>
internal sealed record ReportContent(
    string Name,
    CatalogEntry? Known,
    IReadOnlyList<SampleSet> Sets,
    IReadOnlyList<CategoryCount> Table,
    IReadOnlyList<PixelStatistics> Pixels,
    IReadOnlyList<MnistChart> Charts,
    IReadOnlyList<(MnistSample Sample, LabelVotes Votes)> Doubtful)
{
    private const int ProjectedSamples = 2000;
    private const long Seed = 0;

    /// <summary>Reads the samples.</summary>
    public static ReportContent Gather(IReadOnlyList<SampleSet> sets, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        SampleSet[] filled = [.. sets.Where(samples => samples.Count > 0)];
        if (filled.Length == 0)
        {
            throw new ArgumentException("There are no samples for a report. Use at least one.");
        }

        SampleSet first = filled[0];
        SampleSet? other = filled.FirstOrDefault(samples => samples.Dataset != first.Dataset || samples.Rows != first.Rows || samples.Columns != first.Columns);
        if (other is not null)
        {
            throw new ArgumentException($"There are samples of {first} and of {other}. Use samples of one dataset for a report.");
        }

        var categories = new CategoryCounter();
        var means = new MeanCounter();
        var counters = new SortedDictionary<Split, PixelCounter>();
        long done = 0;
        foreach (SampleSet samples in filled)
        {
            samples.Load(cancellationToken);
            categories.Add(samples);
            PixelCounter pixels = counters.TryGetValue(samples.Split, out PixelCounter? counter) ? counter : counters[samples.Split] = new PixelCounter();
            foreach (MnistSample sample in samples)
            {
                if (++done % 1024 == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    progress?.Report(done);
                }

                pixels.Add(sample.AsSpan());
                means.Add(sample);
            }
        }

        IReadOnlyList<CategoryCount> table = categories.ToTable();
        CatalogEntry? known = DatasetCatalog.Default.TryGet(first.Dataset, out CatalogEntry? entry) ? entry : null;
        return new ReportContent(
            first.Dataset,
            known,
            filled,
            table,
            [.. counters.Select(item => item.Value.ToStatistics(item.Key))],
            [.. Draw(first, table, means, counters, cancellationToken)],
            known?.LabelSurvey is { } survey ? [.. FindDoubtful(filled, survey)] : []);
    }

    private static IEnumerable<(MnistSample Sample, LabelVotes Votes)> FindDoubtful(SampleSet[] sets, LabelSurvey survey)
    {
        Dictionary<int, LabelVotes> votes = survey.Candidates.Where(candidate => candidate.Outcome != LabelOutcome.Confirmed).ToDictionary(candidate => candidate.Index);

        // A selection that was copied has other indexes, and then other labels at those of the candidates.
        return sets.Where(samples => samples.Split == survey.Split
                && survey.Candidates.All(candidate => candidate.Index < samples.Origin.Count && samples.Origin.Labels[candidate.Index] == candidate.Given))
            .SelectMany(samples => samples)
            .Where(sample => votes.ContainsKey(sample.Index))
            .Select(sample => (sample, votes[sample.Index]));
    }

    private static IEnumerable<MnistChart> Draw(
        SampleSet first, IReadOnlyList<CategoryCount> table, MeanCounter means, SortedDictionary<Split, PixelCounter> counters, CancellationToken cancellationToken)
    {
        bool hasLabels = table.Any(count => count.Total > 0);
        yield return hasLabels ? MnistChart.OfSampleRows(first) : MnistChart.OfSamples(first.Take(100));
        if (hasLabels)
        {
            yield return MnistChart.OfCategories(table, first.Dataset);
            yield return MnistChart.OfMeans(means, first.Dataset);
        }

        yield return MnistChart.OfPixels(counters.ToDictionary(item => item.Key, item => item.Value.ToHistogram()), first.Dataset);
        if (first.Count > 1 && first.Rows * first.Columns <= PrincipalComponents.LargestImage)
        {
            SampleSet drawn = first.Count > ProjectedSamples ? first.Random(ProjectedSamples, Seed) : first;
            yield return MnistChart.OfProjection(drawn, $"{first.Dataset} {first.Split}".TrimStart(), cancellationToken);
        }
    }
}
