using System.Management.Automation;
using Mnist;

namespace MnistPS.Commands;

/// <summary>
/// Writes samples as the Parquet files of an image dataset on Hugging Face: one file where the name ends in .parquet, else a folder
/// with the standard names for the splits that come by.
/// </summary>
[Cmdlet(VerbsData.Export, "MnistParquet", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(DirectoryInfo), typeof(FileInfo))]
public sealed class ExportMnistParquetCommand : ExportCommand
{
    /// <summary>The most samples in a file of a folder; without it, a split is one file.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? ShardSize { get; set; }

    /// <inheritdoc/>
    protected override SampleFormat Chosen => SampleFormat.Parquet;

    /// <inheritdoc/>
    protected override SampleWriteOptions Options => new ParquetWriteOptions { ShardSize = ShardSize };
}
