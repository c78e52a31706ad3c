using System.Management.Automation;
using Mnist;

namespace MnistPS.Commands;

/// <summary>Reads samples from the Parquet files of an image dataset as Hugging Face has them: files, or a folder of them.</summary>
[Cmdlet(VerbsData.Import, "MnistParquet", DefaultParameterSetName = PathSet)]
[OutputType(typeof(MnistSample))]
public sealed class ImportMnistParquetCommand : ImportSamplesCommand
{
    /// <inheritdoc/>
    protected override IEnumerable<object> Read(string path) =>
        SampleFormat.Parquet.Read(path, new SampleReadOptions { Split = Split, Dataset = Dataset }, Cancellation);
}
