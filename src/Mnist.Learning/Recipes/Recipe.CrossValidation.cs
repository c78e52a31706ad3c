namespace Mnist.Learning;

public sealed partial record Recipe
{
    /// <summary>Predicts each sample with a model that did not learn from it: the samples are divided into folds, and for each fold a model learns from the others.</summary>
    /// <remarks>The folds are stratified: each has the same share of every category. They depend on the seed of the options.</remarks>
    /// <param name="samples">Samples with labels.</param>
    /// <param name="folds">The number of folds, from 2 to the number of samples.</param>
    /// <param name="options">Seed and threads; null for the defaults. Validation and checkpoint have no effect.</param>
    /// <param name="progress">Receives a report after each batch, on the training thread. Iterations count over all folds.</param>
    /// <param name="cancellationToken">Cancels the run with an exception.</param>
    /// <returns>The predictions, in the order of the samples.</returns>
    /// <exception cref="ArgumentException">A number is outside its range, or a label is missing or outside the categories.</exception>
    /// <exception cref="TextException">A layer does not fit the layer before, or the images are too small.</exception>
    /// <exception cref="OperationCanceledException">The run was canceled.</exception>
    public IReadOnlyList<Prediction> CrossValidate(
        SampleSet samples,
        int folds = 5,
        TrainingOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (folds < 2 || folds > samples.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(folds), folds, FormattableString.Invariant($"The number of folds must be from 2 to {samples.Count}, the number of samples, not {folds}."));
        }

        options = (options ?? new TrainingOptions()) with { ValidationSize = null, Checkpoint = null };
        int[] foldOf = Divide(samples, folds, options.Seed);
        var predictions = new Prediction[samples.Count];
        for (int fold = 0; fold < folds; fold++)
        {
            int[] held = [.. Enumerable.Range(0, samples.Count).Where(i => foldOf[i] == fold)];
            SampleSet others = samples.Select([.. Enumerable.Range(0, samples.Count).Where(i => foldOf[i] != fold)]);
            TrainingResult result = Train(others, null, null, options, progress is null ? null : new FoldProgress(progress, fold, folds), cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            foreach ((int i, Prediction prediction) in held.Zip(result.Model.Predict(samples.Select([.. held]), cancellationToken)))
            {
                predictions[i] = prediction;
            }
        }

        return predictions;
    }

    // Deals the samples of each category to the folds like cards, in random order.
    private static int[] Divide(SampleSet samples, int folds, long seed)
    {
        int[] foldOf = new int[samples.Count];
        int next = 0;
        int[] labels = samples.GetLabels();
        int[] order = RandomOrder.Draw(samples.Count, samples.Count, seed);
        foreach (IGrouping<int, int> category in order.GroupBy(i => labels[i]).OrderBy(group => group.Key))
        {
            foreach (int i in category)
            {
                foldOf[i] = next++ % folds;
            }
        }

        return foldOf;
    }

    private sealed class FoldProgress(IProgress<TrainingProgress> progress, int fold, int folds) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => progress.Report(value with
        {
            Iteration = (fold * value.Iterations) + value.Iteration,
            Iterations = folds * value.Iterations,
            Remaining = value.Iteration == 0
                ? value.Remaining
                : TrainingProgress.Time(value.Remaining.TotalSeconds * (((folds - fold) * value.Iterations) - value.Iteration) / Math.Max(1, value.Iterations - value.Iteration)),
        });
    }
}
