using System.Management.Automation;
using Mnist;

namespace MnistPS.Commands;

/// <summary>Writes samples as LIBSVM's sparse text: the label, then index:value of each pixel that is not 0.</summary>
[Cmdlet(VerbsData.Export, "MnistLibSvm", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportMnistLibSvmCommand : ExportCommand
{
    /// <summary>Writes pixel / 255, as the published mnist.scale does.</summary>
    [Parameter]
    public SwitchParameter Scale { get; set; }

    /// <inheritdoc/>
    protected override SampleFormat Chosen => SampleFormat.LibSvm;

    /// <inheritdoc/>
    protected override SampleWriteOptions Options => new LibSvmWriteOptions { Values = Scale ? PixelValues.Scaled : PixelValues.Bytes };
}
