using System.Management.Automation;
using Mnist;
using Mnist.Learning;
using MnistPS.Binding;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Trains a network with a recipe. It returns a record for each epoch, and at the end the result with the model.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "MnistTraining", DefaultParameterSetName = NameSet)]
[OutputType(typeof(TrainingRecord), typeof(TrainingResult))]
public sealed partial class InvokeMnistTrainingCommand : LearningCommand
{
    private readonly DatasetCollector _input = new();
    private Recipe _recipe = null!;
    private TrainingOptions _options = null!;
    private string? _madeFor;
    private bool _hasWarned;

    /// <inheritdoc/>
    protected override void Begin()
    {
        Recipe? original = RecipeSelection.Find(Recipe);
        _recipe = Change(original);

        // Recipes that were measured on digits are for any images.
        _madeFor = Network is null && original?.MeasuredAccuracy?.Dataset is { } dataset && dataset != "MNIST" ? dataset : null;
        _options = new TrainingOptions
        {
            Seed = Seed,
            Threads = Threads,
            Interval = Interval,
            ValidationSize = ValidationSize,
            Full = Full,
            Checkpoint = Checkpoint is null ? null : CheckExtension(CheckFile(ResolveTarget(Checkpoint))),
        };
        WriteVerbose($"The network of {_recipe} is '{_recipe.Network}'.");
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName != InputSet)
        {
            ForEachDataset(Train);
        }
        else
        {
            _input.Add(InputObject!);
        }
    }

    /// <inheritdoc/>
    protected override void End()
    {
        if (!_input.IsEmpty)
        {
            MnistDataset dataset = _input.ToDataset();
            Train(dataset.TryGet(Mnist.Split.Train, out _) ? dataset : throw new MnistErrorException(ErrorRecords.SplitNotFound("The input", [Mnist.Split.Train])));
        }
    }

    private static string CheckExtension(string path) => path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase)
        ? path
        : throw new MnistErrorException(ErrorRecords.CheckpointFormatUnknown(path));

    private Recipe Change(Recipe? original)
    {
        if (Epochs is not null && Iterations is not null)
        {
            throw new MnistErrorException(ErrorRecords.TwoLengths(Epochs.Value, Iterations.Value));
        }

        if (original is null && Network is null)
        {
            throw new MnistErrorException(ErrorRecords.NoRecipe());
        }

        Recipe recipe;
        try
        {
            recipe = original ?? new Recipe { Network = Network! };
            Augmentation augmentation = recipe.Augmentation ?? new Augmentation();
            augmentation = augmentation with
            {
                Shift = Shift ?? augmentation.Shift,
                Rotation = Rotation ?? augmentation.Rotation,
                Zoom = Zoom ?? augmentation.Zoom,
                ElasticAlpha = ElasticAlpha ?? augmentation.ElasticAlpha,
                HorizontalFlip = IsBound(nameof(HorizontalFlip)) ? HorizontalFlip : augmentation.HorizontalFlip,
            };
            recipe = recipe with
            {
                Network = Network ?? recipe.Network,
                Initialization = Initialization ?? recipe.Initialization,
                Optimizer = Optimizer ?? recipe.Optimizer,
                RatePolicy = RatePolicy is null ? recipe.RatePolicy : Mnist.Learning.RatePolicy.Parse(RatePolicy),
                Momentum = Momentum ?? recipe.Momentum,
                WeightDecay = WeightDecay ?? recipe.WeightDecay,
                L1 = L1 ?? recipe.L1,
                L2 = L2 ?? recipe.L2,
                LabelSmoothing = LabelSmoothing ?? recipe.LabelSmoothing,
                Averaging = Averaging ?? recipe.Averaging,
                BatchSize = BatchSize ?? recipe.BatchSize,
                Epochs = Epochs ?? recipe.Epochs,
                Iterations = Iterations ?? (Epochs is null ? recipe.Iterations : null),
                Augmentation = augmentation.IsNone ? null : augmentation,
            };
        }
        catch (Exception exception) when (exception is TextException or ArgumentOutOfRangeException)
        {
            throw new MnistErrorException(ErrorRecords.TrainingInvalid(exception, this));
        }

        // A rate that was not chosen follows the optimizer.
        recipe = LearningRate is double rate ? recipe with { LearningRate = rate } : recipe;
        recipe = Network is null || original is null ? recipe : recipe with { Name = $"{recipe.Name} (own network)" };
        return recipe == original ? recipe : recipe with { PublishedAccuracy = "", MeasuredAccuracy = null };
    }

    private void Train(MnistDataset dataset)
    {
        SampleSet train = dataset.Train;
        if (_madeFor is not null && dataset.Name != _madeFor)
        {
            WriteWarning($"The recipe {_recipe} is for {_madeFor}, not for {dataset.Name}. To train on {_madeFor}, use '-Name {_madeFor}'.");
        }

        var progress = new ProgressReporter(this, $"Training {_recipe} on {dataset.Name}", total: null, "batches");
        TrainingResult result;
        try
        {
            result = PipelineQueue.Run<TrainingResult, TrainingProgress>(
                (reports, stopping) =>
                {
                    train.Load(stopping);
                    return Task.FromResult(_recipe.Train(dataset, _options, new Relay(reports), stopping));
                },
                report => Handle(report, progress),
                Cancellation);
        }
        catch (Exception exception) when (exception is ArgumentException or TextException)
        {
            throw new MnistErrorException(ErrorRecords.TrainingInvalid(exception, dataset));
        }

        Cancellation.ThrowIfCancellationRequested();
        progress.Close();
        WriteObject(result);
    }

    private static string Describe(TrainingProgress report) => FormattableString.Invariant(
        $"loss {report.Loss:0.0000}, accuracy {report.TrainAccuracy:0.0000}, {report.SamplesPerSecond:N0} samples/s");

    private void TellResumed(TrainingProgress report)
    {
        if (report.Iteration > report.Iterations)
        {
            WriteWarning(FormattableString.Invariant(
                $"The checkpoint has {report.Iteration} batches already, but only {report.Iterations} are asked for. The model of the checkpoint is returned."));
        }
        else
        {
            WriteVerbose(FormattableString.Invariant($"The run continues from '{_options.Checkpoint}' after batch {report.Iteration} of {report.Iterations}."));
        }
    }

    private void Handle(TrainingProgress report, ProgressReporter progress)
    {
        if (report.IsResumed)
        {
            TellResumed(report);
        }

        progress.Total = report.Iterations;
        progress.Report(report.Iteration, report.IsResumed ? null : Describe(report), report.Remaining);
        if (report.Record is not TrainingRecord record)
        {
            return;
        }

        WriteObject(record);
        if (!_hasWarned && !double.IsFinite(record.Loss))
        {
            _hasWarned = true;
            WriteWarning($"The loss is {record.Loss}, because the weights have become too large. Use a lower -LearningRate.");
        }
    }
}
