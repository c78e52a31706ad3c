using Mnist.Learning.Training;

namespace Mnist.Learning;

public abstract partial class Recipe
{
    /// <summary>Trains as the recipe and the options say, and tests the model on the test samples.</summary>
    /// <param name="dataset">Any dataset of 28x28 images, with its own number of categories. A dataset without test samples trains untested.</param>
    /// <param name="options">What is otherwise than in the recipe; null for nothing.</param>
    /// <param name="progress">Told after each batch, on the thread that trains; with a record at the end of each epoch or interval.</param>
    /// <param name="cancellationToken">Ends the training early; the model so far is returned, untested.</param>
    /// <exception cref="ArgumentException">An option cannot be, the images do not fit the network, or a label is missing or beyond the categories.</exception>
    /// <exception cref="DatasetFormatException">A file of the dataset is damaged, or the checkpoint is.</exception>
    public TrainingResult Train(
        MnistDataset dataset,
        TrainingOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        options ??= new TrainingOptions();
        int part = options.Full ? int.MaxValue : TrainCount ?? int.MaxValue;
        SampleSet samples = dataset.Train.Take(part);
        int validationSize = options.ValidationSize ?? Math.Min(ValidationSize, samples.Count / 10);
        if (validationSize > samples.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), validationSize, FormattableString.Invariant($"{validationSize} samples cannot be set aside for validation. Use at most {samples.Count}, the number of training samples."));
        }

        (SampleSet train, SampleSet validation) = samples.Divide(validationSize);
        SampleSet? test = dataset.TryGet(Split.Test, out SampleSet? all)
            ? all.Take(options.Full ? int.MaxValue : TestCount ?? int.MaxValue)
            : null;
        return Train(train, validation, test, options, progress, cancellationToken);
    }

    /// <summary>As <see cref="Train(MnistDataset, TrainingOptions?, IProgress{TrainingProgress}?, CancellationToken)"/>, on other threads.</summary>
    /// <returns>The result. Cancellation ends the run early and does not throw: see <see cref="TrainingResult.IsCanceled"/>.</returns>
    /// <inheritdoc cref="Train(MnistDataset, TrainingOptions?, IProgress{TrainingProgress}?, CancellationToken)"/>
    public Task<TrainingResult> TrainAsync(
        MnistDataset dataset,
        TrainingOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        Task.Run(() => Train(dataset, options, progress, cancellationToken), CancellationToken.None);

    /// <summary>Trains with samples of one's own choice.</summary>
    /// <param name="train">What the model learns from, one or more; <see cref="TrainingOptions.Full"/> and ValidationSize do not apply.</param>
    /// <param name="validation">What records measure; null or empty for nothing.</param>
    /// <param name="test">What the result measures; null or empty for nothing.</param>
    /// <param name="options">What is otherwise than in the recipe; null for nothing.</param>
    /// <param name="progress">Told after each batch, on the thread that trains; with a record at the end of each epoch or interval.</param>
    /// <param name="cancellationToken">Ends the training early; the model so far is returned, untested.</param>
    /// <exception cref="ArgumentException">An option cannot be, the images do not fit the network, or a label is missing or beyond the categories.</exception>
    public TrainingResult Train(
        SampleSet train,
        SampleSet? validation,
        SampleSet? test,
        TrainingOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        TrainingPlan plan = TrainingPlan.Make(this, options ?? new TrainingOptions());
        Samples.Check(train, train, nameof(train));
        validation = validation is { Count: > 0 } ? Samples.Check(validation, train, nameof(validation)) : null;
        test = test is { Count: > 0 } ? Samples.Check(test, train, nameof(test)) : null;
        using var trainer = new Trainer(plan, train, validation, progress, cancellationToken);
        bool isComplete = trainer.Run();
        ConfusionMatrix? matrix = isComplete && test is not null ? trainer.Test(test) : null;
        return new TrainingResult(
            Name, trainer.ToModel(), matrix?.Accuracy, matrix, trainer.SamplesPerSecond, trainer.Elapsed, plan.Seed)
        {
            Iterations = trainer.Iteration,
            IsCanceled = !isComplete,
        };
    }
}
