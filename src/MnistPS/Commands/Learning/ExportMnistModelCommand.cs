using System.Management.Automation;
using Mnist;
using Mnist.Learning;
using MnistPS.Binding;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Writes a model to a file: .safetensors for Import-MnistModel, .onnx for other programs, or .html, a page to draw on.</summary>
[Cmdlet(VerbsData.Export, "MnistModel", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportMnistModelCommand : FileCommand
{
    private MnistModel? _model;

    /// <summary>A model, or the result of a training run. Training records are ignored.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [ModelTransformation]
    [ValidateNotNull]
    public object? InputObject { get; set; }

    /// <summary>The range of the pixels that an .onnx model expects: Bytes (0 to 255, the default) or Unit (0 to 1).</summary>
    [Parameter]
    public InputRange InputRange { get; set; }

    /// <inheritdoc/>
    protected override void Begin()
    {
        base.Begin();

        // Reported before a training run, not after it.
        if (!MnistModel.CanSave(Target))
        {
            throw new MnistErrorException(ErrorRecords.ModelFormatUnknown(Path));
        }

        if (File.Exists(CheckFile(Target)) && NoClobber)
        {
            throw new FileExistsException(Target);
        }
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        object item = InputObject is PSObject wrapped ? wrapped.BaseObject : InputObject!;
        switch (item)
        {
            case TrainingRecord:
                break;
            case MnistModel model when _model is null:
                _model = model;
                break;
            case MnistModel:
                throw new MnistErrorException(ErrorRecords.OneModel(Path));
            default:
                throw new MnistErrorException(ErrorRecords.NotForModel(item));
        }
    }

    /// <inheritdoc/>
    protected override void End()
    {
        if (_model is null)
        {
            WriteError(ErrorRecords.NothingToExport(Path, "is no model"));
        }
        else if (ShouldProcess(Target, "Export model"))
        {
            try
            {
                _model.Save(Target, new ModelSaveOptions { Overwrite = Overwrite, InputRange = InputRange });
            }
            catch (InvalidOperationException exception)
            {
                throw new MnistErrorException(ErrorRecords.ModelDiverged(exception, _model));
            }

            Finish();
        }
    }
}
