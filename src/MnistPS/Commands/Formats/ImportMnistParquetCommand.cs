using System.Management.Automation;
using Mnist;
using Mnist.Formats;

namespace MnistPS.Commands;

/// <summary>Reads samples from Parquet files of an image dataset in the form of Hugging Face: files, or a folder.</summary>
[Cmdlet(VerbsData.Import, "MnistParquet", DefaultParameterSetName = PathSet)]
[OutputType(typeof(MnistSample))]
public sealed class ImportMnistParquetCommand : ImportSamplesCommand
{
    /// <inheritdoc/>
    protected override IEnumerable<object> Read(string path) =>
        SampleFormat.Parquet.Read(path, Common(new SampleReadOptions()), Cancellation);
}
