using System.Management.Automation;
using Mnist;
using Mnist.Formats;
using Mnist.Imaging;
using Mnist.Learning;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Predicts samples with a model: from the pipeline, from a dataset, or from your own pictures.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "MnistModel", DefaultParameterSetName = NameSet)]
[OutputType(typeof(Prediction))]
public sealed class InvokeMnistModelCommand : ModelCommand
{
    // The samples of the next batch, all for one model.
    private readonly List<MnistSample> _waiting = [];
    private readonly PictureReader _pictures = new(new PictureOptions());
    private Ensemble? _model;

    /// <summary>Pictures, or folders with IDX files. Wildcards are allowed.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 1)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public new string[] Path
    {
        get => base.Path;
        set => base.Path = value;
    }

    /// <inheritdoc/>
    protected override void End() => Flush();

    /// <inheritdoc/>
    private protected override void Show(Ensemble model, IReadOnlyList<MnistSample> samples)
    {
        if (model != _model)
        {
            Flush();
            _model = model;
        }

        foreach (MnistSample sample in samples)
        {
            if (sample.Rows != model.InputShape[0] || sample.Columns != model.InputShape[1])
            {
                Fail(ErrorRecords.SampleShape(sample, model.Models[0]));
                continue;
            }

            _waiting.Add(sample);
            if (_waiting.Count == Window)
            {
                Flush();
            }
        }
    }

    /// <inheritdoc/>
    private protected override void ShowPath(Ensemble model, string path)
    {
        if (Directory.Exists(path))
        {
            base.ShowPath(model, path);
        }
        else
        {
            ShowPicture(model, path);
        }
    }

    private void ShowPicture(Ensemble model, string path)
    {
        try
        {
            DrawingSample sample = _pictures.Read(path, Cancellation);
            if (sample.Warning is { } warning)
            {
                WriteWarning(warning);
            }

            Show(model, [sample]);
        }
        catch (Exception exception) when (ErrorRecords.TryTranslate(exception) is ErrorRecord record)
        {
            Fail(record);
        }
    }

    private void Flush()
    {
        MnistSample[] samples = [.. _waiting];
        _waiting.Clear();
        foreach (Prediction prediction in samples.Length == 0 ? [] : _model!.Predict(samples, Cancellation))
        {
            WriteObject(prediction);
        }
    }
}
