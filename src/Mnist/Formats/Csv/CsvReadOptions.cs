namespace Mnist.Formats;

/// <summary>How to read a CSV file.</summary>
public sealed record CsvReadOptions : SampleReadOptions
{
    /// <summary>The position of the label.</summary>
    public CsvLabel Label { get; init; }

    /// <summary>The height of the images in pixels. A Grid header overrides it. The default is 28.</summary>
    public int Rows { get; init; } = 28;

    /// <summary>The width of the images in pixels. A Grid header overrides it. The default is 28.</summary>
    public int Columns { get; init; } = 28;
}
