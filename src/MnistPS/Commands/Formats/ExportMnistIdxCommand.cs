using System.Management.Automation;
using Mnist.Formats;
using Mnist.IO;

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
    protected override string FormatName => "IDX";

    /// <inheritdoc/>
    protected override bool HoldsSplits => true;

    /// <inheritdoc/>
    protected override SampleWriter CreateWriter(string target, Overwrite overwrite) => new IdxFolderWriter(target, Compress, overwrite);
}
