using System.Management.Automation;
using Mnist;

namespace MnistPS.Commands;

/// <summary>Writes samples as MNIST in CSV; by default byte for byte what mnist_train.csv and mnist_test.csv are.</summary>
[Cmdlet(VerbsData.Export, "MnistCsv", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportMnistCsvCommand : ExportCommand
{
    /// <summary>The first line: None, Grid (label,1x1,1x2,...) or Kaggle (label,pixel0,pixel1,...).</summary>
    [Parameter]
    public CsvHeader Header { get; set; }

    /// <inheritdoc/>
    protected override string FormatName => "CSV";

    /// <inheritdoc/>
    protected override bool HoldsSplits => false;

    /// <inheritdoc/>
    protected override SampleWriter CreateWriter(string target, Overwrite overwrite) => new CsvWriter(target, Header, overwrite);
}
