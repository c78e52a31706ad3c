using Mnist.Datasets;
using Mnist.Learning.Evaluation;

namespace Mnist.Learning;

/// <summary>Finds wrong labels from probabilities of a model that did not learn from the samples.</summary>
/// <remarks>
/// Northcutt, Jiang and Chuang, "Confident Learning: Estimating Uncertainty in Dataset Labels" (JAIR 2021): the threshold of a category is
/// the mean probability that its samples give to it. A sample is counted for the most probable category among those whose threshold it
/// reaches. Samples that are counted for another category than their label, the off-diagonal of the joint, are the issues. All samples are
/// ranked by self-confidence, the probability of the given label.
/// </remarks>
public static class ConfidentLearning
{
    /// <summary>Finds the doubtful labels: those samples of <see cref="Rank(IEnumerable{Prediction})"/> that are issues.</summary>
    /// <inheritdoc cref="Rank(IEnumerable{Prediction})"/>
    public static IReadOnlyList<LabelIssue> Find(IEnumerable<Prediction> predictions) => [.. Rank(predictions).Where(issue => issue.IsCounted)];

    /// <summary>Ranks samples by the probability of their label, the most doubtful first.</summary>
    /// <param name="predictions">Predictions of samples with labels, by models that did not learn from them.</param>
    /// <exception cref="ArgumentException">A sample has no label, or the label is not a category of the model.</exception>
    public static IReadOnlyList<LabelIssue> Rank(IEnumerable<Prediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        Prediction[] all = [.. predictions];
        return all.Length == 0 ? [] : RankRows([.. all.Select(prediction => prediction.Sample)], [.. all.Select(ToRow)], FirstLabel(all[0]));

        static IReadOnlyList<double> ToRow(Prediction prediction) => [.. prediction.Probabilities.Select(value => (double)value)];
    }

    /// <summary>Ranks samples by the probability of their label, the most doubtful first.</summary>
    /// <param name="samples">Samples with labels, of one dataset.</param>
    /// <param name="probabilities">For each sample, the probability of each category, 0 to 1. The sum of a row is 1.</param>
    /// <param name="firstLabel">The label of the first category; null for that of the dataset.</param>
    /// <exception cref="ArgumentException">
    /// The numbers of samples and rows differ, a row has another length than the first one, the numbers in it are no probabilities, or a
    /// label is missing or has no column.
    /// </exception>
    public static IReadOnlyList<LabelIssue> Rank(
        IReadOnlyList<MnistSample> samples, IReadOnlyList<IReadOnlyList<double>> probabilities, int? firstLabel = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(probabilities);
        if (samples.Count != probabilities.Count)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"There are {samples.Count} samples, but probabilities for {probabilities.Count}. Use one row for each sample."), nameof(probabilities));
        }

        if (samples.Count == 0)
        {
            return [];
        }

        int? categories = firstLabel is null ? samples[0].GetCategories()?.Count : null;
        for (int i = 0; i < samples.Count; i++)
        {
            if (ProbabilityTable.FindFault(probabilities[i], categories) is { } fault)
            {
                throw new ArgumentException($"{samples[i]} has {fault}. Use a probability from 0 to 1 for each category, with the sum 1.", nameof(probabilities));
            }
        }

        return RankRows(samples, probabilities, firstLabel ?? samples[0].Origin.Identity.LabelOffset);
    }

    /// <summary>Ranks samples by probabilities in a file, the most doubtful first.</summary>
    /// <param name="samples">Samples with labels, of one dataset.</param>
    /// <param name="path">
    /// A .npy file of floating-point numbers, as numpy.save writes it: a row for each sample in their order, a column for each category of
    /// the dataset. It can also be the only array of a .npz file.
    /// </param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="DatasetFormatException">The file is damaged, has another shape, or its numbers are no probabilities.</exception>
    /// <exception cref="ArgumentException">A label is missing or has no column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<LabelIssue> Rank(IReadOnlyList<MnistSample> samples, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return samples.Count == 0 ? [] : RankRows(
            samples, ProbabilityTable.Read(path, samples.Count, samples[0].GetCategories()?.Count, cancellationToken), samples[0].Origin.Identity.LabelOffset);
    }

    /// <summary>Returns the candidates of a published survey with their samples, in the order of their index.</summary>
    /// <param name="samples">Samples of a dataset of the catalog.</param>
    /// <returns>The candidates among the samples; none if no survey of this dataset is known.</returns>
    public static IReadOnlyList<LabelIssue> FindKnown(IEnumerable<MnistSample> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return [.. samples.Select(sample => FindVotes(sample) is { } votes ? new LabelIssue(sample, votes.Given, votes.Suggested) { Votes = votes } : null).OfType<LabelIssue>()];
    }

    private static IReadOnlyList<LabelIssue> RankRows(IReadOnlyList<MnistSample> samples, IReadOnlyList<IReadOnlyList<double>> probabilities, int firstLabel)
    {
        int[] given = [.. samples.Select((sample, i) => Place(sample, probabilities[i].Count, probabilities[0].Count, firstLabel))];
        double[] thresholds = Thresholds(probabilities, given);
        var issues = new LabelIssue[given.Length];
        for (int i = 0; i < given.Length; i++)
        {
            int counted = CountedFor(probabilities[i], thresholds);
            bool isCounted = counted >= 0 && counted != given[i];
            int suggested = isCounted ? counted : MostLikely(probabilities[i], given[i]);
            issues[i] = new LabelIssue(samples[i], samples[i].Label, firstLabel + suggested)
            {
                SelfConfidence = probabilities[i][given[i]],
                SuggestedProbability = probabilities[i][suggested],
                IsCounted = isCounted,
                Votes = FindVotes(samples[i]),
            };
        }

        return [.. issues.OrderBy(issue => issue.SelfConfidence)]; // a stable order
    }

    private static int Place(MnistSample sample, int columns, int expected, int firstLabel) =>
        columns != expected ? throw new ArgumentException(FormattableString.Invariant(
            $"{sample} has {columns} probabilities, but the first sample has {expected}. Use one for each category."))
        : sample.Label - firstLabel is var place && (uint)place < (uint)columns ? place
        : throw new ArgumentException($"{sample} has no label, or one without a probability. Use samples with labels of the categories.");

    // The difference of the predicted label and its place.
    private static int FirstLabel(Prediction prediction)
    {
        int best = 0;
        for (int i = 1; i < prediction.Probabilities.Count; i++)
        {
            best = prediction.Probabilities[i] > prediction.Probabilities[best] ? i : best;
        }

        return prediction.Predicted - best;
    }

    private static double[] Thresholds(IReadOnlyList<IReadOnlyList<double>> probabilities, int[] given)
    {
        double[] sums = new double[probabilities.Count == 0 ? 0 : probabilities[0].Count];
        int[] counts = new int[sums.Length];
        for (int i = 0; i < given.Length; i++)
        {
            sums[given[i]] += probabilities[i][given[i]];
            counts[given[i]]++;
        }

        // No sample reaches the threshold of a category without samples.
        return [.. sums.Zip(counts, (sum, count) => count == 0 ? double.PositiveInfinity : sum / count)];
    }

    private static int CountedFor(IReadOnlyList<double> probabilities, double[] thresholds)
    {
        int best = -1;
        for (int i = 0; i < thresholds.Length; i++)
        {
            if (probabilities[i] >= thresholds[i] && (best < 0 || probabilities[i] > probabilities[best]))
            {
                best = i;
            }
        }

        return best;
    }

    // The most probable category but one.
    private static int MostLikely(IReadOnlyList<double> probabilities, int except) =>
        Enumerable.Range(0, probabilities.Count).Where(i => i != except).DefaultIfEmpty(except).MaxBy(i => probabilities[i]);

    private static LabelVotes? FindVotes(MnistSample sample) =>
        DatasetCatalog.Default.TryGet(sample.Dataset, out CatalogEntry? entry) && entry.LabelSurvey is { } survey && survey.Split == sample.Split
            ? survey.Candidates.FirstOrDefault(votes => votes.Index == sample.Index && votes.Given == sample.Label)
            : null;
}
