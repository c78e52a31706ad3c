using System.Management.Automation;
using Mnist.Formats;

namespace MnistPS.Commands;

/// <summary>
/// Writes samples as Parquet files of an image dataset in the form of Hugging Face: one file if the name ends in .parquet, otherwise a
/// folder with the standard names.
/// </summary>
[Cmdlet(VerbsData.Export, "MnistParquet", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(DirectoryInfo), typeof(FileInfo))]
public sealed class ExportMnistParquetCommand : ExportCommand
{
    /// <summary>The largest number of samples in a file of a folder. By default, a split is one file.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? ShardSize { get; set; }

    /// <inheritdoc/>
    protected override SampleFormat Chosen => SampleFormat.Parquet;

    /// <inheritdoc/>
    protected override SampleWriteOptions Options => new ParquetWriteOptions { ShardSize = ShardSize };
}
