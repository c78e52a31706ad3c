using System.Management.Automation;
using Mnist;
using Mnist.Formats;
using Mnist.Imaging;
using Mnist.Learning;
using MnistPS.Binding;
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
    private MnistModel? _model;

    /// <inheritdoc/>
    protected override void End() => Flush();

    /// <inheritdoc/>
    private protected override void Show(MnistModel model, IReadOnlyList<MnistSample> samples)
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
                WriteError(ErrorRecords.SampleShape(sample, model));
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
    private protected override void ShowSelected(MnistModel model)
    {
        if (ParameterSetName == NameSet)
        {
            base.ShowSelected(model);
            return;
        }

        bool isLiteral = ParameterSetName == LiteralPathSet;
        foreach (string path in (isLiteral ? LiteralPath : Path).SelectMany(path => ResolveExisting(path, isLiteral)))
        {
            if (!Directory.Exists(path))
            {
                ShowPicture(model, path);
                continue;
            }

            foreach (MnistDataset dataset in DatasetCache.OpenFolder(path))
            {
                ShowSets(model, dataset.GetSampleSets(), isWhole: true);
            }
        }
    }

    private void ShowPicture(MnistModel model, string path)
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
            WriteError(record);
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
