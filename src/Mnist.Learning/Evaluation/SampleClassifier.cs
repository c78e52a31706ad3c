namespace Mnist.Learning;

/// <summary>Predicts samples without a network: by neighbors, means, or a formula that was fitted to other samples.</summary>
public abstract class SampleClassifier
{
    private readonly SampleSet _known;

    private protected SampleClassifier(SampleSet known) => _known = known;

    /// <summary>The names of the categories, in the order of the labels.</summary>
    public IReadOnlyList<string> Categories => _known.Categories;

    /// <summary>The label of the first category.</summary>
    public int FirstLabel => _known.FirstLabel;

    /// <summary>Predicts samples, as you read the predictions.</summary>
    /// <param name="samples">The samples, with or without labels.</param>
    /// <param name="progress">Receives the number of predicted samples.</param>
    /// <param name="cancellationToken">Cancels the prediction.</param>
    /// <returns>A prediction of each sample, in the same order.</returns>
    /// <exception cref="ArgumentException">The samples have another size than those that the classifier knows.</exception>
    public abstract IEnumerable<Prediction> Predict(IEnumerable<MnistSample> samples, IProgress<long>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Counts how often each category is predicted as each other one.</summary>
    /// <param name="samples">Samples with labels.</param>
    /// <param name="progress">Receives the number of predicted samples.</param>
    /// <param name="cancellationToken">Cancels the measurement.</param>
    /// <exception cref="ArgumentException">A sample has no label, another category, or another size.</exception>
    public ConfusionMatrix Evaluate(SampleSet samples, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        CheckLabels(samples, _known);
        var matrix = new ConfusionMatrix(Categories) { Name = FormattableString.Invariant($"{this} on {samples.Dataset} {samples.Split}") };
        matrix.Add(Predict(samples, progress, cancellationToken), FirstLabel);
        return matrix;
    }

    /// <summary>The name of the method, for example <c>3 nearest neighbors</c>.</summary>
    public abstract override string ToString();

    /// <summary>Checks that samples have labels of the categories of others.</summary>
    private protected static void CheckLabels(SampleSet samples, SampleSet known)
    {
        if (samples.FirstLabel != known.FirstLabel || !samples.Categories.SequenceEqual(known.Categories))
        {
            throw new ArgumentException($"{samples} has other categories than {known}. Use samples of the same categories.");
        }

        int wrong = Array.FindIndex(samples.GetLabels(), label => (uint)(label - known.FirstLabel) >= (uint)known.Categories.Count);
        if (wrong >= 0)
        {
            throw new ArgumentException(
                $"{samples[wrong]} has no label, or one without a category. Use samples with labels of the categories.");
        }
    }
}
