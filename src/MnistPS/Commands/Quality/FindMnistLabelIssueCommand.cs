using System.Management.Automation;
using Mnist;
using Mnist.Learning;
using MnistPS.Binding;
using MnistPS.Completion;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Finds doubtful labels: those that people voted on, or those that models which did not learn from them find unlikely.</summary>
/// <remarks>Of whole datasets, the test samples are used, unless -Split is given.</remarks>
[Cmdlet(VerbsCommon.Find, "MnistLabelIssue", DefaultParameterSetName = NameSet)]
[OutputType(typeof(LabelIssue))]
public sealed class FindMnistLabelIssueCommand : SelectionCommand
{
    private const string InputSet = "InputObject";

    private readonly List<MnistSample> _samples = [];
    private readonly List<Prediction> _predictions = [];

    /// <summary>Samples, sets or datasets; or predictions of a model that did not learn from their samples.</summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    [SampleSourceTransformation]
    public ISampleSource? InputObject { get; set; }

    /// <summary>Lists the candidates of the published survey of the dataset, with the votes of people.</summary>
    [Parameter]
    public SwitchParameter Known { get; set; }

    /// <summary>A model that did not learn from the samples, or a file of one. Several answer together. Without it, the command trains one for each fold.</summary>
    [Parameter]
    [ModelTransformation(LoadsFiles = true, TakesSeveral = true)]
    [ValidateNotNullOrEmpty]
    public MnistModel[]? Model { get; set; }

    /// <summary>The recipe of the models: its name, or one of Get-MnistRecipe. The default is CaffeLeNet with 1,500 batches.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RecipeCompleter))]
    [ValidateNotNullOrEmpty]
    public object? Recipe { get; set; }

    /// <summary>The number of folds, 2 or more. Each model learns from all folds but one.</summary>
    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int Folds { get; set; } = 5;

    /// <summary>Returns this number of samples with the least probable labels, counted or not. The default is all that confident learning counts.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Count { get; set; }

    /// <summary>The seed of the folds and the models.</summary>
    [Parameter]
    public long Seed { get; set; } = 1;

    /// <inheritdoc/>
    protected override void Process()
    {
        switch (InputObject)
        {
            case null:
                ForEachDataset(dataset => Find(UsualSplits(dataset)));
                break;
            case Prediction prediction:
                _predictions.Add(prediction);
                break;
            case MnistSample sample:
                _samples.AddRange(Split.Takes(sample.Split) ? [sample] : []);
                break;
            default:
                Find(InputObject is SampleSet ? SplitsOf(InputObject) : UsualSplits(InputObject));
                break;
        }
    }

    /// <inheritdoc/>
    protected override void End()
    {
        if (_samples.Count > 0)
        {
            Find([.. _samples.GroupBy(sample => sample.Split).Select(group => SampleSet.From(group))], [.. _samples]);
        }

        if (_predictions.Count > 0)
        {
            Write(() => Rank(_predictions));
        }
    }

    private SampleSet[] UsualSplits(ISampleSource source)
    {
        SampleSet[] sets = SplitsOf(source);
        return Split is null && sets.FirstOrDefault(samples => samples.Split == Mnist.Split.Test) is { } test ? [test] : sets;
    }

    private void Find(IReadOnlyList<SampleSet> sets) => Find(sets, sets.SelectMany(samples => samples));

    private void Find(IReadOnlyList<SampleSet> sets, IEnumerable<MnistSample> samples)
    {
        if (Known)
        {
            Write(() => ConfidentLearning.FindKnown(samples));
            return;
        }

        foreach (SampleSet set in sets)
        {
            Write(() => Rank(Model is null ? CrossValidate(set) : new Ensemble(Model).Predict(set, Cancellation)));
        }
    }

    private IReadOnlyList<LabelIssue> Rank(IEnumerable<Prediction> predictions) =>
        Count is int count ? [.. ConfidentLearning.Rank(predictions).Take(count)] : ConfidentLearning.Find(predictions);

    private IReadOnlyList<Prediction> CrossValidate(SampleSet samples)
    {
        Recipe recipe = InvokeMnistTrainingCommand.FindRecipe(Recipe) ?? Mnist.Learning.Recipe.CaffeLeNet with { Iterations = 1500 };
        var progress = new ProgressReporter(this, $"Training {recipe} on {Folds} folds of {samples.Dataset} {samples.Split}", total: null, "batches");
        IReadOnlyList<Prediction> predictions = PipelineQueue.Run<IReadOnlyList<Prediction>, TrainingProgress>(
            (reports, stopping) => Task.FromResult(recipe.CrossValidate(samples, Folds, new TrainingOptions { Seed = Seed, Full = true }, new Relay(reports), stopping)),
            report =>
            {
                progress.Total = report.Iterations;
                progress.Report(report.Iteration, FormattableString.Invariant($"loss {report.Loss:0.0000}"), report.Remaining);
            },
            Cancellation);
        progress.Close();
        return predictions;
    }

    private void Write(Func<IReadOnlyList<LabelIssue>> find)
    {
        try
        {
            WriteObject(find(), enumerateCollection: true);
        }
        catch (Exception exception) when (exception is ArgumentException or TextException)
        {
            throw new MnistErrorException(ErrorRecords.TrainingInvalid(exception, this));
        }
    }
}
