namespace Mnist;

/// <summary>How to read a CSV file.</summary>
public sealed record CsvReadOptions
{
    /// <summary>The split that the samples get; null lets the file name tell (test, t10k), else Train.</summary>
    public Split? Split { get; init; }

    /// <summary>The dataset whose name and categories the samples get; null names them after the file.</summary>
    public string? Dataset { get; init; }

    /// <summary>Where the label is.</summary>
    public CsvLabel Label { get; init; }

    /// <summary>The height of the images in pixels; a Grid header has the last word. Default 28.</summary>
    public int Rows { get; init; } = 28;

    /// <summary>The width of the images in pixels; a Grid header has the last word. Default 28.</summary>
    public int Columns { get; init; } = 28;
}
