namespace Mnist.Formats;

/// <summary>How to read a CSV file.</summary>
public sealed record CsvReadOptions : SampleReadOptions
{
    /// <summary>Where the label is.</summary>
    public CsvLabel Label { get; init; }

    /// <summary>The height of the images in pixels; a Grid header has the last word. Default 28.</summary>
    public int Rows { get; init; } = 28;

    /// <summary>The width of the images in pixels; a Grid header has the last word. Default 28.</summary>
    public int Columns { get; init; } = 28;
}
