using System.Management.Automation;
using Mnist.Formats;

namespace MnistPS.Commands;

/// <summary>Writes samples as Torch7's .t7, in the form of train_32x32.t7: data of N x 1 x 32 x 32 bytes, labels from 1.</summary>
[Cmdlet(VerbsData.Export, "MnistTorch", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportMnistTorchCommand : ExportCommand
{
    /// <summary>Writes Torch's binary mode, the default of torch.load. Without it, the ascii mode of the published files.</summary>
    [Parameter]
    public SwitchParameter Binary { get; set; }

    /// <inheritdoc/>
    protected override SampleFormat Chosen => SampleFormat.Torch;

    /// <inheritdoc/>
    protected override SampleWriteOptions Options => new TorchWriteOptions { Encoding = Binary ? TorchEncoding.Binary : TorchEncoding.Ascii };
}
