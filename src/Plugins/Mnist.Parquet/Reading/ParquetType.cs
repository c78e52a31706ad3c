namespace Mnist.Parquet.Reading;

/// <summary>The storage types of the format that are used here.</summary>
internal enum ParquetType
{
    Int32 = 1,
    Int64 = 2,
    Float = 4,
    Double = 5,
    ByteArray = 6,
}
