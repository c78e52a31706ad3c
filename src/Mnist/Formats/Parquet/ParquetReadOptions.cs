namespace Mnist.Formats;

/// <summary>How to read Parquet files.</summary>
public sealed record ParquetReadOptions : SampleReadOptions
{
    /// <summary>The name of the column with the pictures; null finds it by names such as image or img.</summary>
    public string? ImageColumn { get; init; }

    /// <summary>The name of the column with the labels; null finds it by names such as label, labels or digit.</summary>
    public string? LabelColumn { get; init; }
}
