namespace Mnist.Datasets;

/// <summary>What people decided about a label.</summary>
public enum LabelOutcome
{
    /// <summary>Most voters chose the given label.</summary>
    Confirmed,

    /// <summary>Most voters chose the suggested label.</summary>
    Corrected,

    /// <summary>Most voters chose neither: the picture is no clear digit.</summary>
    Neither,

    /// <summary>No choice has most of the votes.</summary>
    Undecided,
}

/// <summary>The votes of people on one label.</summary>
/// <param name="Index">The position of the sample in its split, from 0.</param>
/// <param name="Given">The label in the published file.</param>
/// <param name="Suggested">The label that a model suggested.</param>
/// <param name="VotesForGiven">The number of voters who chose the given label.</param>
/// <param name="VotesForSuggested">The number of voters who chose the suggested label.</param>
/// <param name="VotesForNeither">The number of voters who chose neither.</param>
public sealed record LabelVotes(int Index, int Given, int Suggested, int VotesForGiven, int VotesForSuggested, int VotesForNeither)
{
    /// <summary>The number of voters. If the suggested label is the given one, the published votes count each voter for both.</summary>
    public int Voters => VotesForGiven + VotesForNeither + (Suggested == Given ? 0 : VotesForSuggested);

    /// <summary>The choice that more than half of the voters made.</summary>
    public LabelOutcome Outcome =>
        2 * VotesForGiven > Voters ? LabelOutcome.Confirmed
        : 2 * VotesForSuggested > Voters ? LabelOutcome.Corrected
        : 2 * VotesForNeither > Voters ? LabelOutcome.Neither
        : LabelOutcome.Undecided;

    /// <summary>The votes for the given label, for the suggested one and for neither, for example <c>0 / 5 / 0</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{VotesForGiven} / {VotesForSuggested} / {VotesForNeither}");
}

/// <summary>A published survey of the labels of a dataset: the candidates that a model found, and the votes of people.</summary>
public sealed record LabelSurvey
{
    /// <summary>The split with the labels.</summary>
    public required Split Split { get; init; }

    /// <summary>The publication.</summary>
    public required string Source { get; init; }

    /// <summary>The license of the votes.</summary>
    public required string License { get; init; }

    /// <summary>The candidates in the order of their index.</summary>
    public required IReadOnlyList<LabelVotes> Candidates { get; init; }

    /// <summary>Returns a sample with the label that people decided on.</summary>
    /// <param name="sample">A sample of the dataset. One of another split, or that is no candidate, stays as it is.</param>
    /// <returns>The sample itself, or one with the corrected label; null if people did not agree on a label, so that no test should count it.</returns>
    /// <exception cref="ArgumentException">The label of the sample is not the published one.</exception>
    public MnistSample? Correct(MnistSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (sample.Split != Split || Candidates.FirstOrDefault(candidate => candidate.Index == sample.Index) is not { } votes)
        {
            return sample;
        }

        return sample.Label != votes.Given
            ? throw new ArgumentException(FormattableString.Invariant(
                $"Sample {sample.Index} of {sample.Dataset} {sample.Split} has the label {sample.Label}, but the published label is {votes.Given}. Use the published dataset."), nameof(sample))
            : votes.Outcome switch
            {
                LabelOutcome.Confirmed => sample,
                LabelOutcome.Corrected => sample.WithLabel(votes.Suggested),
                _ => null,
            };
    }

    /// <summary>Returns samples with the labels that people decided on, without those on which they did not agree.</summary>
    /// <param name="samples">Samples of the dataset. Those of another split, and those that are no candidates, stay as they are.</param>
    /// <exception cref="ArgumentException">The label of a sample is not the published one.</exception>
    public SampleSet Correct(SampleSet samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return SampleSet.From(samples.Select(Correct).OfType<MnistSample>());
    }

    /// <summary>For example <c>100 candidates of Test, 10 corrected, 5 without a label</c>.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Candidates.Count} candidates of {Split}, {Candidates.Count(votes => votes.Outcome == LabelOutcome.Corrected)} corrected, {Candidates.Count(votes => votes.Outcome is LabelOutcome.Neither or LabelOutcome.Undecided)} without a label");
}
