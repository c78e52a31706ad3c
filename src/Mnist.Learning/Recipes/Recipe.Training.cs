using Mnist.Learning.Kernels;
using Mnist.Learning.Training;

namespace Mnist.Learning;

public abstract partial class Recipe
{
    /// <summary>Trains with the recipe, and tests the model on the test samples.</summary>
    /// <param name="dataset">Any dataset of 28x28 images with any number of categories.</param>
    /// <param name="progress">Receives a record for each epoch, on the training thread.</param>
    /// <param name="cancellationToken">Ends the training run early. It then returns the current model without a test.</param>
    /// <exception cref="ArgumentException">The images do not fit the network, or a label is missing or outside the categories.</exception>
    public TrainingResult Train(
        MnistDataset dataset, IProgress<TrainingRecord>? progress = null, CancellationToken cancellationToken = default) =>
        Train(dataset, null, progress, cancellationToken);

    /// <summary>Trains with the recipe and the options, and tests the model on the test samples.</summary>
    /// <param name="dataset">Any dataset of 28x28 images with any number of categories. Without test samples, there is no test.</param>
    /// <param name="options">The changes to the recipe.</param>
    /// <param name="progress">Receives a record for each epoch or interval, on the training thread.</param>
    /// <param name="cancellationToken">Ends the training run early. It then returns the current model without a test.</param>
    /// <exception cref="ArgumentException">An option is invalid, the images do not fit the network, or a label is missing or unknown.</exception>
    /// <exception cref="DatasetFormatException">A file of the dataset or the checkpoint is damaged.</exception>
    public TrainingResult Train(
        MnistDataset dataset,
        TrainingOptions? options,
        IProgress<TrainingRecord>? progress = null,
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
        SampleSet? test = dataset.Splits.Contains(Split.Test)
            ? dataset.Test.Take(options.Full ? int.MaxValue : TestCount ?? int.MaxValue)
            : null;
        return Train(train, validation, test, options, progress, cancellationToken);
    }

    /// <summary>Trains with your own selection of samples.</summary>
    /// <param name="train">One or more training samples. <see cref="TrainingOptions.Full"/> and ValidationSize have no effect.</param>
    /// <param name="validation">The samples for the records; null or empty for none.</param>
    /// <param name="test">The samples for the result; null or empty for none.</param>
    /// <param name="options">The changes to the recipe.</param>
    /// <param name="progress">Receives a record for each epoch or interval, on the training thread.</param>
    /// <param name="cancellationToken">Ends the training run early. It then returns the current model without a test.</param>
    /// <exception cref="ArgumentException">An option is invalid, the images do not fit the network, or a label is missing or unknown.</exception>
    public TrainingResult Train(
        SampleSet train,
        SampleSet? validation,
        SampleSet? test,
        TrainingOptions? options = null,
        IProgress<TrainingRecord>? progress = null,
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
