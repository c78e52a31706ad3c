using System.Management.Automation;
using Mnist.Formats;

namespace MnistPS.Commands;

/// <summary>Writes samples as MNIST in CSV. By default, the files are byte for byte mnist_train.csv and mnist_test.csv.</summary>
[Cmdlet(VerbsData.Export, "MnistCsv", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo), typeof(DirectoryInfo))]
public sealed class ExportMnistCsvCommand : ExportCommand
{
    /// <summary>The first line: None, Grid (label,1x1,1x2,...) or Kaggle (label,pixel0,pixel1,...).</summary>
    [Parameter]
    public CsvHeader Header { get; set; }

    /// <summary>Writes a folder of files with at most this number of samples each: train-00000-of-00003.csv.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? ShardSize { get; set; }

    /// <inheritdoc/>
    protected override SampleFormat Chosen => SampleFormat.Csv;

    /// <inheritdoc/>
    protected override SampleWriteOptions Options => new CsvWriteOptions { Header = Header, ShardSize = ShardSize };
}
