using Mnist.Parquet.Reading;
using Mnist.Parquet.Writing;
using Mnist.Plugins;

namespace Mnist.Parquet;

/// <summary>Writes Parquet with Parquet.Net; reads it with the code here.</summary>
/// <remarks>
/// The reader is our own because files of others must not be able to hang or exhaust the process: that of Parquet.Net 6.1 takes
/// the end of a cut footer for endless varints, follows page sizes backwards, and takes memory for what headers promise. The
/// codecs are those that Parquet.Net brings.
/// </remarks>
internal sealed class ParquetPlugin : IParquetPlugin
{
    /// <inheritdoc/>
    public IParquetRowWriter CreateWriter(Stream stream) => new ParquetRowWriter(stream);

    /// <inheritdoc/>
    public IParquetRowReader OpenReader(string path) => new ParquetRowReader(path);
}
