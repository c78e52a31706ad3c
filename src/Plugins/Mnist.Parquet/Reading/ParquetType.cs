namespace Mnist.Parquet.Reading;

/// <summary>The storage types of the format that are used here.</summary>
internal enum ParquetType
{
    Int64 = 2,
    ByteArray = 6,
}
