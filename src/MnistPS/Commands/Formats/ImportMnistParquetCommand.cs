using System.Management.Automation;
using Mnist;
using Mnist.Formats;

namespace MnistPS.Commands;

/// <summary>Reads samples from Parquet files of an image dataset in the form of Hugging Face: files, or a folder.</summary>
[Cmdlet(VerbsData.Import, "MnistParquet", DefaultParameterSetName = PathSet)]
[OutputType(typeof(MnistSample))]
public sealed class ImportMnistParquetCommand : ImportSamplesCommand
{
    /// <summary>The name of the column with the pictures. By default names such as image or img are known.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ImageColumn { get; set; }

    /// <summary>The name of the column with the labels. By default names such as label, labels or digit are known.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LabelColumn { get; set; }

    private protected override bool ReadsFolders => true;

    /// <inheritdoc/>
    protected override IEnumerable<object> Read(string path)
    {
        var options = Common(new ParquetReadOptions { ImageColumn = ImageColumn, LabelColumn = LabelColumn });
        return SampleFormat.Parquet.Read(path, options, Cancellation);
    }
}
