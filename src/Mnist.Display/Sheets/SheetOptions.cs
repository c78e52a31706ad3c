using Mnist.Formats;

namespace Mnist.Display;

/// <summary>The options of a sheet of samples.</summary>
public sealed record SheetOptions : SampleWriteOptions
{
    /// <summary>The format for a stream: .png (null), .svg or .html. For a file, the extension of its name counts.</summary>
    public string? Extension { get; init; }

    /// <summary>
    /// True for a row of samples for each category, the first ones of each, as in the sample figure of the dataset's page; false for
    /// samples
    /// from left to right, row after row.
    /// </summary>
    public bool ByCategory { get; init; }

    /// <summary>The number of samples in a row; 0 for 16, or more so that a sheet of over 256 samples is square.</summary>
    public int Columns { get; init; }

    /// <summary>The pixels between and around the samples. The default is 2.</summary>
    public int Padding { get; init; } = 2;

    /// <summary>The side of a pixel of a sample; 0 for the default of the format: 1 for PNG, 2 for SVG and HTML (4 for a single sample).</summary>
    public int Scale { get; init; }

    /// <summary>Draws black ink on white, for print. Otherwise samples have white ink on black.</summary>
    public bool Invert { get; init; }
}
