using System.Management.Automation;
using Mnist;
using Mnist.Datasets;
using Mnist.Learning;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Measures the accuracy of a model: a confusion matrix, or the samples that it predicts wrong.</summary>
/// <remarks>Of whole datasets, the test samples are used, unless -Split is given.</remarks>
[Cmdlet(VerbsDiagnostic.Measure, "MnistModel", DefaultParameterSetName = NameSet)]
[OutputType(typeof(ConfusionMatrix), typeof(Prediction))]
public sealed class MeasureMnistModelCommand : ModelCommand
{
    private readonly List<Prediction> _wrong = [];
    private readonly List<MnistSample> _waiting = [];
    private ConfusionMatrix? _matrix;
    private Ensemble? _model;
    private bool _hasMeasured;

    /// <summary>Returns the wrong predictions in place of the matrix, the highest probability first.</summary>
    [Parameter]
    public SwitchParameter Misclassified { get; set; }

    /// <summary>Uses the labels that people decided on, and leaves out samples on which they did not agree.</summary>
    [Parameter]
    public SwitchParameter Corrected { get; set; }

    private protected override Split? UsualSplit => Mnist.Split.Test;

    // An accuracy of only some of the samples would be wrong.
    private protected override bool GoesOn => false;

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
            (_model, _matrix) = (model, new ConfusionMatrix(model.Categories));
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

    private static void Check(Ensemble model, MnistSample sample)
    {
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
            throw new MnistErrorException(ErrorRecords.SurveyNotFound(sample));
        }

        return survey.Correct(sample);
    }

    private void Count()
    {
        foreach (Prediction prediction in _model!.Predict(_waiting, Cancellation))
        {
            _matrix!.Add(prediction.Label!.Value - _model.LabelOffset, prediction.Predicted - _model.LabelOffset);
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
            WriteObject(_matrix);
        }

        _model = null;
    }
}
