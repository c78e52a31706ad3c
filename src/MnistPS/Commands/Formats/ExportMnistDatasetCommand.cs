using System.Management.Automation;
using Mnist.Formats;
using MnistPS.Completion;
using MnistPS.Errors;

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
    protected override SampleFormat Chosen => Format is null ? FormatOf(Path) : SampleFormat.Get(Format);

    private static SampleFormat FormatOf(string path)
    {
        try
        {
            return SampleFormat.ForPath(path);
        }
        catch (ArgumentException exception)
        {
            throw new MnistErrorException(ErrorRecords.FormatUnknown(exception, path));
        }
    }
}
