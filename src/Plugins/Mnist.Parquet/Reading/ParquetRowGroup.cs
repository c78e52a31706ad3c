namespace Mnist.Parquet.Reading;

/// <summary>Some of the rows of a file.</summary>
internal sealed record ParquetRowGroup(long RowCount, IReadOnlyList<ParquetColumnChunk> Columns);
