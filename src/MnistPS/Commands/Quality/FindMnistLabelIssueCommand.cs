using System.Management.Automation;
using Mnist;
using Mnist.Datasets;
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
    private object? _given;

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

    /// <summary>
    /// Probabilities from another program: a .npy file of floating-point numbers with a row for each sample and a column for each category,
    /// or such an array.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object? Probability { get; set; }

    /// <summary>The recipe of the models: its name, or one of Get-MnistRecipe. The default is CaffeLeNet with 1,500 batches.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RecipeCompleter))]
    [ValidateNotNullOrEmpty]
    public object? Recipe { get; set; }

    /// <summary>The number of folds, 2 or more. Each model learns from all folds but one.</summary>
    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int Folds { get; set; } = 5;

    /// <summary>
    /// Returns this number of samples with the least probable labels, counted or not. The default is all that confident learning counts. With
    /// -Known, returns the first candidates; the default is all.
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Count { get; set; }

    /// <summary>The seed of the folds and the models.</summary>
    [Parameter]
    public long Seed { get; set; } = 1;

    /// <inheritdoc/>
    protected override void Begin()
    {
        CheckOneSource();
        _given = SampleConverter.Unwrap(Probability) switch
        {
            null => null,
            string path => FindFile(path),
            FileInfo file => FindFile(file.FullName),
            var rows => LanguagePrimitives.TryConvertTo(rows, out double[][]? table) ? table : throw new MnistErrorException(ErrorRecords.NotProbabilities(rows)),
        };
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        switch (InputObject)
        {
            case null:
                ForEachDataset(dataset => Find(UsualSplits(dataset)));
                break;
            case ISingleSample one when _given is not null:
                _samples.AddRange(Split.Takes(one.Sample.Split) ? [one.Sample] : []);
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
        if (_given is not null)
        {
            Write(RankGiven);
        }
        else if (_samples.Count > 0)
        {
            Find([.. _samples.GroupBy(sample => sample.Split).Select(group => SampleSet.From(group))], [.. _samples]);
        }

        if (_predictions.Count > 0)
        {
            Write(() => Rank(_predictions));
        }
    }

    // More than one of them would leave open which one decides.
    private void CheckOneSource()
    {
        string[] sources = [.. new[] { nameof(Known), nameof(Model), nameof(Probability), nameof(Recipe), nameof(Folds) }.Where(IsBound)];
        if (sources.Length > 1 && sources[0] != nameof(Recipe))
        {
            throw new MnistErrorException(ErrorRecords.ParametersConflict(sources[0], sources[1]));
        }
    }

    private string FindFile(string path) =>
        ResolveExisting(path, isLiteral: true)[0] is var file && Directory.Exists(file) ? throw new MnistErrorException(ErrorRecords.PathIsFolder(path)) : file;

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
            CheckSurvey(samples);
            Write(() => [.. ConfidentLearning.FindKnown(samples).Take(Count ?? int.MaxValue)]);
            return;
        }

        if (_given is not null)
        {
            _samples.AddRange(samples);
            return;
        }

        foreach (SampleSet set in sets)
        {
            Write(() => Rank(Model is null ? CrossValidate(set) : new Ensemble(Model).Predict(set, Cancellation)));
        }
    }

    // No output would look as if all labels were right.
    private static void CheckSurvey(IEnumerable<MnistSample> samples)
    {
        (MnistSample Sample, LabelSurvey? Survey)[] kinds = [.. samples.DistinctBy(sample => (sample.Dataset, sample.Split)).Select(sample => (sample, SurveyOf(sample)))];
        if (kinds.Length > 0 && !kinds.Any(kind => kind.Sample.Split == kind.Survey?.Split))
        {
            (MnistSample sample, LabelSurvey? survey) = kinds.FirstOrDefault(kind => kind.Survey is not null, kinds[0]);
            throw new MnistErrorException(survey is null ? ErrorRecords.SurveyNotFound(sample, nameof(Known)) : ErrorRecords.SurveyOfOtherSplit(sample, survey.Split, nameof(Known))) { IsOfInput = true };
        }
    }

    private static LabelSurvey? SurveyOf(MnistSample sample) => DatasetCatalog.Default.TryGet(sample.Dataset, out CatalogEntry? entry) ? entry.LabelSurvey : null;

    private IReadOnlyList<LabelIssue> Rank(IEnumerable<Prediction> predictions) => Choose(ConfidentLearning.Rank(predictions));

    private IReadOnlyList<LabelIssue> RankGiven() =>
        Choose(_given is string path ? ConfidentLearning.Rank(_samples, path, Cancellation) : ConfidentLearning.Rank(_samples, (double[][])_given!));

    private IReadOnlyList<LabelIssue> Choose(IReadOnlyList<LabelIssue> ranked) =>
        [.. Count is int count ? ranked.Take(count) : ranked.Where(issue => issue.IsCounted)];

    private IReadOnlyList<Prediction> CrossValidate(SampleSet samples)
    {
        Recipe recipe = RecipeSelection.Find(Recipe) ?? Mnist.Learning.Recipe.CaffeLeNet with { Iterations = 1500 };
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
            throw new MnistErrorException(_given is null ? ErrorRecords.TrainingInvalid(exception, this) : ErrorRecords.ProbabilityInvalid((ArgumentException)exception, _samples));
        }
    }
}
