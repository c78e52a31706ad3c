using System.Management.Automation;
using Mnist.Formats;

namespace MnistPS.Commands;

/// <summary>Writes samples as a folder of IDX files with the standard names, two for each split.</summary>
[Cmdlet(VerbsData.Export, "MnistIdx", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(DirectoryInfo))]
public sealed class ExportMnistIdxCommand : ExportCommand
{
    /// <summary>Writes .gz files.</summary>
    [Parameter]
    public SwitchParameter Compress { get; set; }

    /// <inheritdoc/>
    protected override SampleFormat Chosen => SampleFormat.Idx;

    /// <inheritdoc/>
    protected override SampleWriteOptions Options => new IdxWriteOptions { Compress = Compress };
}
