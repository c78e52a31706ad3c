namespace Mnist.Parquet.Reading;

/// <summary>A column of one group of rows: where its pages are.</summary>
/// <param name="ColumnPath">The names from the root down, joined by dots.</param>
/// <param name="Codec">The number of the compression.</param>
/// <param name="ValueCount">Values, nulls among them.</param>
/// <param name="Start">The offset of the first page in the file.</param>
/// <param name="Length">Bytes of all pages.</param>
internal sealed record ParquetColumnChunk(string ColumnPath, int Codec, long ValueCount, long Start, long Length);
