namespace Mnist.Parquet.Reading;

/// <summary>How values are stored: the numbers of the format that matter here.</summary>
internal enum ParquetType
{
    Int64 = 2,
    ByteArray = 6,
}
