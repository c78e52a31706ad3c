using System.Management.Automation;
using Mnist.Formats;

namespace MnistPS.Commands;

/// <summary>Writes samples as LIBSVM's sparse text: the label, then index:value for each pixel that is not 0.</summary>
[Cmdlet(VerbsData.Export, "MnistLibSvm", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportMnistLibSvmCommand : ExportCommand
{
    /// <summary>Writes pixel / 255, as in the published mnist.scale.</summary>
    [Parameter]
    public SwitchParameter Scale { get; set; }

    /// <summary>Ends the first line with a comment that says that indexes start with 1. The published files have none.</summary>
    [Parameter]
    public SwitchParameter Comment { get; set; }

    /// <inheritdoc/>
    protected override SampleFormat Chosen => SampleFormat.LibSvm;

    /// <inheritdoc/>
    protected override SampleWriteOptions Options => new LibSvmWriteOptions { Values = Scale ? PixelValues.Scaled : PixelValues.Bytes, Comment = Comment };
}
