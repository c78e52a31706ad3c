using System.Management.Automation;
using Mnist.Formats;
using Mnist.IO;
using MnistPS.Completion;

namespace MnistPS.Commands;

/// <summary>Writes samples in the format of the file extension. Each format also has its own cmdlet with more options.</summary>
[Cmdlet(VerbsData.Export, "MnistDataset", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo), typeof(DirectoryInfo))]
public sealed class ExportMnistDatasetCommand : ExportCommand
{
    /// <summary>The format, if the extension does not decide: Idx, Csv, Npz, Lmdb, Torch, Parquet, LibSvm, Image or Sheet.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FormatCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Format { get; set; }

    /// <inheritdoc/>
    protected override string FormatName => Chosen.Name;

    /// <inheritdoc/>
    protected override bool HoldsSplits => Chosen.HoldsSplits(Path);

    private SampleFormat Chosen => Format is null ? SampleFormat.ForExport(Path) : SampleFormat.Of(Format);

    /// <inheritdoc/>
    protected override SampleWriter CreateWriter(string target, Overwrite overwrite) => Chosen.CreateWriter(target, overwrite);
}
