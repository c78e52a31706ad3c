using System.Management.Automation;
using Mnist;
using MnistPS.Completion;

namespace MnistPS.Commands;

/// <summary>Writes samples in the format that the ending of the name asks for; each format has a cmdlet of its own with more choices.</summary>
[Cmdlet(VerbsData.Export, "MnistDataset", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo), typeof(DirectoryInfo))]
public sealed class ExportMnistDatasetCommand : ExportCommand
{
    /// <summary>The format, where the name does not tell: Idx, Csv, Npz, Lmdb, Torch, Parquet, LibSvm, Image or Sheet.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FormatCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Format { get; set; }

    /// <inheritdoc/>
    protected override SampleFormat Chosen => Format is null ? SampleFormat.ForPath(Path) : SampleFormat.Get(Format);
}
