using Mnist.Learning.Training;

namespace Mnist.Learning;

public sealed partial record Recipe
{
    /// <summary>Trains a model with the training samples, and tests it on the test samples if there are any.</summary>
    /// <param name="dataset">A dataset with images of 28 x 28 and any number of categories.</param>
    /// <param name="options">Seed, threads, validation and checkpoint; null for the defaults.</param>
    /// <param name="progress">Receives a report after each batch, on the training thread.</param>
    /// <param name="cancellationToken">Ends the training run early. The current model is returned without a test.</param>
    /// <exception cref="ArgumentException">A number is outside its range, or a label is missing or outside the categories.</exception>
    /// <exception cref="TextException">A layer does not fit the layer before, or the images are too small.</exception>
    /// <exception cref="DatasetFormatException">A file of the dataset or the checkpoint is damaged, or the checkpoint is of another run.</exception>
    /// <exception cref="IOException">The checkpoint cannot be written, or another run has written it.</exception>
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
        if (validationSize > 0 && validationSize >= samples.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options),
                validationSize,
                FormattableString.Invariant($"A ValidationSize of {validationSize} leaves no samples to train on, because there are {samples.Count}. Use a smaller one."));
        }

        (SampleSet train, SampleSet validation) = samples.Divide(validationSize);
        SampleSet? test = dataset.TryGet(Split.Test, out SampleSet? all)
            ? all.Take(options.Full ? int.MaxValue : TestCount ?? int.MaxValue)
            : null;
        return Train(train, validation, test, options, progress, cancellationToken);
    }

    /// <summary>The same as <see cref="Train(MnistDataset, TrainingOptions?, IProgress{TrainingProgress}?, CancellationToken)"/>, on other threads.</summary>
    /// <returns>The result. Cancellation does not throw; see <see cref="TrainingResult.IsCanceled"/>.</returns>
    /// <inheritdoc cref="Train(MnistDataset, TrainingOptions?, IProgress{TrainingProgress}?, CancellationToken)"/>
    public Task<TrainingResult> TrainAsync(
        MnistDataset dataset,
        TrainingOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        Task.Run(() => Train(dataset, options, progress, cancellationToken), CancellationToken.None);

    /// <summary>Trains a model with the given samples.</summary>
    /// <param name="train">One or more training samples. <see cref="TrainingOptions.Full"/> and ValidationSize have no effect.</param>
    /// <param name="validation">The samples for <see cref="TrainingRecord.ValidationAccuracy"/>; null or empty for none.</param>
    /// <param name="test">The samples for the test of the result; null or empty for none.</param>
    /// <param name="options">Seed, threads, validation and checkpoint; null for the defaults.</param>
    /// <param name="progress">Receives a report after each batch, on the training thread.</param>
    /// <param name="cancellationToken">Ends the training run early. The current model is returned without a test.</param>
    /// <exception cref="ArgumentException">A number is outside its range, or a label is missing or outside the categories.</exception>
    /// <exception cref="TextException">A layer does not fit the layer before, or the images are too small.</exception>
    /// <exception cref="DatasetFormatException">The checkpoint is damaged, or of another run.</exception>
    /// <exception cref="IOException">The checkpoint cannot be written, or another run has written it.</exception>
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
        return new TrainingResult(this, plan.Options, trainer.ToModel(), matrix, trainer.SamplesPerSecond, trainer.Elapsed)
        {
            Iterations = trainer.Iteration,
            IsCanceled = !isComplete,
        };
    }
}
