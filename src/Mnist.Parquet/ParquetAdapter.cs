namespace Mnist.Adapters;

/// <summary>Writes Parquet with Parquet.Net; reads it with the code here.</summary>
/// <remarks>
/// The reader is our own because files of others must not be able to hang or exhaust the process: that of Parquet.Net 6.1 takes
/// the end of a cut footer for endless varints, follows page sizes backwards, and takes memory for what headers promise. The
/// codecs are those that Parquet.Net brings.
/// </remarks>
internal sealed class ParquetAdapter : IParquetAdapter
{
    /// <inheritdoc/>
    public IParquetRowWriter CreateWriter(Stream stream) => new ParquetRowWriter(stream);

    /// <inheritdoc/>
    public IParquetRowReader OpenReader(RandomInput file, string path) => new ParquetRowReader(file, path);
}
