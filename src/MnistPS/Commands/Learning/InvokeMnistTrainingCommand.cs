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
    private readonly List<SampleSet> _sets = [];
    private readonly SampleSetBuilder?[] _builders = new SampleSetBuilder?[2];
    private Recipe _recipe = null!;
    private TrainingOptions _options = null!;
    private bool _hasWarned;

    /// <inheritdoc/>
    protected override void Begin()
    {
        _recipe = Mnist.Learning.Recipe.TryGet(Recipe, out Mnist.Learning.Recipe? recipe) ? recipe : throw new MnistErrorException(ErrorRecords.RecipeNotFound(Recipe));
        _options = new TrainingOptions
        {
            Epochs = Epochs,
            Iterations = Iterations,
            BatchSize = BatchSize,
            LearningRate = LearningRate,
            Optimizer = Optimizer,
            Momentum = Momentum,
            WeightDecay = WeightDecay,
            L1 = L1,
            L2 = L2,
            Seed = Seed,
            Threads = Threads,
            Interval = Interval,
            ValidationSize = ValidationSize,
            Full = Full,
            Checkpoint = Checkpoint is null ? null : CheckFile(ResolveTarget(Checkpoint)),
        };
        WriteVerbose(_recipe.Description);
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName != InputSet)
        {
            ForEachDataset(Train);
        }
        else if (InputObject is MnistSample sample)
        {
            (_builders[(int)sample.Split] ??= new SampleSetBuilder()).Add(sample);
        }
        else
        {
            _sets.AddRange(InputObject!.GetSampleSets());
        }
    }

    /// <inheritdoc/>
    protected override void End()
    {
        _sets.AddRange(_builders.OfType<SampleSetBuilder>().Select(builder => builder.ToSampleSet()));
        if (_sets.Count > 0)
        {
            Train(Collect());
        }
    }

    private MnistDataset Collect()
    {
        try
        {
            return MnistDataset.From(Join(Mnist.Split.Train), Join(Mnist.Split.Test));
        }
        catch (ArgumentException exception)
        {
            throw new MnistErrorException(ErrorRecords.TrainingInvalid(exception, _sets[0]));
        }
    }

    private SampleSet? Join(Split split)
    {
        SampleSet[] sets = [.. _sets.Where(samples => samples.Split == split)];
        return sets.Length switch { 0 => null, 1 => sets[0], _ => SampleSet.From(sets.SelectMany(samples => samples)) };
    }

    private void Train(MnistDataset dataset)
    {
        SampleSet train = dataset.Train;
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
        catch (ArgumentException exception)
        {
            throw new MnistErrorException(ErrorRecords.TrainingInvalid(exception, dataset));
        }

        Cancellation.ThrowIfCancellationRequested();
        progress.Close();
        WriteObject(result);
    }

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
        progress.Report(report.Iteration);
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
