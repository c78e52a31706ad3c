namespace Mnist.Formats;

/// <summary>How to read a CSV file. The reader detects what is not set, and reports it to <see cref="SampleReadOptions.Notices"/>.</summary>
/// <example><code>
/// var options = new CsvReadOptions { Delimiter = ';', LabelColumn = "kind", Values = PixelValues.Scaled };
/// SampleSet digits = SampleFormat.Csv.Import("digits.csv", options).Train;
/// </code></example>
public sealed record CsvReadOptions : SampleReadOptions
{
    /// <summary>The position of the label.</summary>
    public CsvLabel Label { get; init; }

    /// <summary>The column of the label: its name in the header, or its number from 1. Null uses <see cref="Label"/>.</summary>
    public string? LabelColumn { get; init; }

    /// <summary>
    /// The character between fields, in ASCII. A space stands for any number of spaces and tabs. Null uses the first line: a comma, a
    /// semicolon, a tab, a vertical bar or spaces.
    /// </summary>
    public char? Delimiter { get; init; }

    /// <summary>True if the first line is a sample. By default, a line of names or of column numbers is a header.</summary>
    public bool NoHeader { get; init; }

    /// <summary>The range of the pixels. Auto uses the first lines of the file.</summary>
    public PixelValues Values { get; init; }

    /// <summary>
    /// True to keep rows and columns of images as they are in the file. By default, they are exchanged for a <see cref="SampleReadOptions.Dataset"/>
    /// whose files have them exchanged (EMNIST).
    /// </summary>
    public bool Raw { get; init; }

    /// <summary>The height of the images in pixels. A Grid header overrides it. With 28 x 28, the default, other square images are detected.</summary>
    public int Rows { get; init; } = 28;

    /// <summary>The width of the images in pixels. A Grid header overrides it. With 28 x 28, the default, other square images are detected.</summary>
    public int Columns { get; init; } = 28;
}
