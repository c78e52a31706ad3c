using System.Management.Automation;
using Mnist;
using Mnist.Datasets;
using Mnist.Learning;
using MnistPS.Binding;
using MnistPS.Completion;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Measures the accuracy of a model: a confusion matrix, the samples that it predicts wrong, or tables by corruption or writer.</summary>
/// <remarks>Of whole datasets, the test samples are used, unless -Split is given.</remarks>
[Cmdlet(VerbsDiagnostic.Measure, "MnistModel", DefaultParameterSetName = NameSet)]
[OutputType(typeof(ConfusionMatrix), typeof(Prediction), typeof(CorruptionAccuracy), typeof(WriterAccuracy))]
public sealed class MeasureMnistModelCommand : ModelCommand
{
    private readonly List<Prediction> _wrong = [];
    private readonly List<MnistSample> _waiting = [];
    private Corruption[] _corruptions = [];
    private ConfusionMatrix? _matrix;
    private CorruptionCounter? _corrupted;
    private WriterCounter? _writers;
    private Ensemble? _model;
    private bool _hasMeasured;
    private bool _hasWarned;

    /// <summary>Returns the wrong predictions in place of the matrix, the highest probability first.</summary>
    [Parameter]
    public SwitchParameter Misclassified { get; set; }

    /// <summary>Uses the labels that people decided on, and leaves out samples on which they did not agree.</summary>
    [Parameter]
    public SwitchParameter Corrected { get; set; }

    /// <summary>Measures the model on the samples as they are and on copies with these corruptions, or All. Wildcards are allowed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CorruptionCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Corruption { get; set; }

    /// <summary>The severity of the corruptions, 1 (weak) to 5 (strong). The default is the severity that MNIST-C has for each kind.</summary>
    [Parameter]
    [ValidateRange(1, 5)]
    public int? Severity { get; set; }

    /// <summary>The seed of everything random in the corruptions. It gives the same images on every machine.</summary>
    [Parameter]
    public long Seed { get; set; }

    /// <summary>Returns the accuracy for each writer, the lowest first. MNIST is joined with the writers of QMNIST, which must be saved.</summary>
    [Parameter]
    public SwitchParameter ByWriter { get; set; }

    private protected override Split? UsualSplit => Mnist.Split.Test;

    // An accuracy of only some of the samples would be wrong.
    private protected override bool GoesOn => false;

    /// <inheritdoc/>
    protected override void Begin()
    {
        string[] results = [.. new[] { nameof(Misclassified), nameof(Corruption), nameof(ByWriter) }.Where(IsBound)];
        if (results.Length > 1)
        {
            throw new MnistErrorException(ErrorRecords.ParametersConflict(results[0], results[1]));
        }

        if (Corruption is null && Array.Find([nameof(Severity), nameof(Seed)], IsBound) is { } unused)
        {
            WriteWarning($"-{unused} has no effect without -Corruption.");
        }

        _corruptions = CorruptionSelection.Find(Corruption ?? [], Severity);
    }

    /// <inheritdoc/>
    protected override void End()
    {
        Finish();
        if (!_hasMeasured)
        {
            WriteError(ErrorRecords.NothingToMeasure(null));
        }
    }

    /// <inheritdoc/>
    private protected override void Show(Ensemble model, IReadOnlyList<MnistSample> samples)
    {
        if (model != _model)
        {
            Finish();
            _model = model;
            _matrix = new ConfusionMatrix(model.Categories);
            _corrupted = Corruption is null ? null : new CorruptionCounter(model, _corruptions, Seed);
            _writers = ByWriter ? new WriterCounter($"{model}") : null;
        }

        foreach (MnistSample sample in Corrected ? samples.Select(Correct).OfType<MnistSample>() : samples)
        {
            Check(model, sample);
            _waiting.Add(sample);
            if (_waiting.Count == Window)
            {
                Count();
            }
        }
    }

    /// <inheritdoc/>
    private protected override void Start() => Finish(); // a matrix for each model of the input, even if it is the same one

    /// <inheritdoc/>
    private protected override MnistDataset Open(string name) =>
        ByWriter && DatasetCatalog.Default.TryGet(name, out CatalogEntry? entry) && entry.Name == "MNIST" ? DatasetCache.OpenWithWriters(name) : base.Open(name);

    private void Check(Ensemble model, MnistSample sample)
    {
        if (_corrupted is not null && (sample.Rows != Corrupter.Side || sample.Columns != Corrupter.Side))
        {
            throw new MnistErrorException(ErrorRecords.CorruptionShape(sample));
        }

        if (sample.Rows != model.InputShape[0] || sample.Columns != model.InputShape[1])
        {
            throw new MnistErrorException(ErrorRecords.SampleShape(sample, model.Models[0]));
        }

        if ((uint)(sample.Label - model.LabelOffset) >= (uint)model.Categories.Count)
        {
            throw new MnistErrorException(ErrorRecords.SampleLabel(sample, model.Models[0]));
        }
    }

    private MnistSample? Correct(MnistSample sample)
    {
        if (!DatasetCatalog.Default.TryGet(sample.Dataset, out CatalogEntry? entry) || entry.LabelSurvey is not { } survey)
        {
            throw new MnistErrorException(ErrorRecords.SurveyNotFound(sample, nameof(Corrected)));
        }

        if (sample.Split != survey.Split)
        {
            CheckUncovered(sample, survey.Split);
        }

        return survey.Correct(sample);
    }

    // An error before the work if nothing can be corrected, a warning if other samples may be.
    private void CheckUncovered(MnistSample sample, Split covered)
    {
        if (!Split.Takes(covered))
        {
            throw new MnistErrorException(ErrorRecords.SurveyOfOtherSplit(sample, covered, nameof(Corrected)));
        }

        if (!_hasWarned)
        {
            _hasWarned = true;
            WriteWarning($"-Corrected has no effect on {sample.Split} samples, because the survey of the labels of {sample.Dataset} covers only {covered} samples.");
        }
    }

    private void Count()
    {
        _corrupted?.Add(_waiting, Cancellation);
        foreach (Prediction prediction in _corrupted is null ? _model!.Predict(_waiting, Cancellation) : [])
        {
            if (_writers is not null && prediction.Writer is null)
            {
                throw new MnistErrorException(ErrorRecords.WriterNotKnown(prediction.Sample));
            }

            _writers?.Add(prediction);
            _matrix!.Add(prediction.Label!.Value - _model!.LabelOffset, prediction.Predicted - _model.LabelOffset);
            if (Misclassified && prediction.IsCorrect == false)
            {
                _wrong.Add(prediction);
            }
        }

        _waiting.Clear();
    }

    private void Finish()
    {
        if (_model is null)
        {
            return;
        }

        Count();
        _hasMeasured = true;
        if (Misclassified)
        {
            WriteObject(_wrong.OrderByDescending(prediction => prediction.Probability), enumerateCollection: true);
            _wrong.Clear();
        }
        else
        {
            WriteObject(_corrupted?.ToTable() ?? _writers?.ToTable() ?? (object?)_matrix, enumerateCollection: true);
        }

        _model = null;
    }
}
