namespace Mnist.Parquet.Reading;

/// <summary>A column of one row group, with the position of its pages.</summary>
/// <param name="ColumnPath">The names from the root, joined by dots.</param>
/// <param name="Codec">The number of the compression.</param>
/// <param name="ValueCount">The number of values, including nulls.</param>
/// <param name="Start">The offset of the first page in the file.</param>
/// <param name="Length">The length of all pages in bytes.</param>
internal sealed record ParquetColumnChunk(string ColumnPath, int Codec, long ValueCount, long Start, long Length);
