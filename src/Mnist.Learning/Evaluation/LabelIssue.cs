using Mnist.Datasets;

namespace Mnist.Learning;

/// <summary>A label that is doubtful: by the votes of people, or by a model that did not learn from the sample.</summary>
/// <param name="Sample">The sample with the given label.</param>
/// <param name="Given">The label of the sample.</param>
/// <param name="Suggested">The label that is more likely.</param>
/// <remarks>A source of samples, so you can show and export it.</remarks>
public sealed record LabelIssue(MnistSample Sample, int Given, int Suggested) : ISingleSample
{
    /// <summary>The probability that the model gives to the given label, 0 to 1; null if there was no model. The list is in this order.</summary>
    public double? SelfConfidence { get; init; }

    /// <summary>The probability of the suggested label, 0 to 1; null if there was no model.</summary>
    public double? SuggestedProbability { get; init; }

    /// <summary>True if confident learning counts the sample for the suggested category: the model is as sure of it as of usual samples of that category.</summary>
    public bool IsCounted { get; init; }

    /// <summary>The votes of people, or null if nobody was asked.</summary>
    public LabelVotes? Votes { get; init; }

    /// <summary>What people decided, or null if nobody was asked.</summary>
    public LabelOutcome? Outcome => Votes?.Outcome;

    /// <inheritdoc/>
    IEnumerable<SampleSet> ISampleSource.GetSampleSets() => ((ISampleSource)Sample).GetSampleSets();

    /// <summary>For example <c>MNIST Test 947: 8, suggested 9</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Sample.Dataset} {Sample.Split} {Sample.Index}: {Given}, suggested {Suggested}");
}
