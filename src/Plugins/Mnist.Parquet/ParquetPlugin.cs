using Mnist.IO;
using Mnist.Parquet.Reading;
using Mnist.Parquet.Writing;
using Mnist.Plugins;

namespace Mnist.Parquet;

/// <summary>Writes Parquet with Parquet.Net, and reads it with its own code.</summary>
/// <remarks>
/// The reader is our own, because no file may make the process hang or run out of memory. The reader of Parquet.Net 6.1 reads endless
/// varints from a truncated footer, follows page sizes backwards, and allocates the memory that headers claim. The codecs are those of
/// Parquet.Net.
/// </remarks>
internal sealed class ParquetPlugin : IParquetPlugin
{
    /// <inheritdoc/>
    public IParquetRowWriter CreateWriter(Stream stream) => new ParquetRowWriter(stream);

    /// <inheritdoc/>
    public IParquetRowReader OpenReader(RandomInput file, string path, string? imageColumn, string? labelColumn) =>
        new ParquetRowReader(file, path, imageColumn, labelColumn);
}
