namespace Mnist;

/// <summary>How a sheet of samples looks.</summary>
public sealed record SheetOptions : SampleWriteOptions
{
    /// <summary>What is written to a stream: .png (null), .svg or .html. The ending of a file's name says it for itself.</summary>
    public string? Extension { get; init; }

    /// <summary>
    /// A row of samples for each category, the first ones of each, as in the sample figure of the dataset's page; else the samples
    /// run from left to right, row after row.
    /// </summary>
    public bool ByCategory { get; init; }

    /// <summary>Samples in a row; 0 takes 16, or more where that makes a sheet of over 256 samples square.</summary>
    public int Columns { get; init; }

    /// <summary>Pixels between samples, and around them. Default 2.</summary>
    public int Padding { get; init; } = 2;

    /// <summary>The side of a pixel of a sample; 0 takes what suits the format: 1 for PNG, 2 for SVG and HTML (4 for a single sample).</summary>
    public int Scale { get; init; }

    /// <summary>Ink in black on white, for print; as they are, samples have white ink on black.</summary>
    public bool Invert { get; init; }
}
