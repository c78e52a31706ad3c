namespace Mnist.Formats;

/// <summary>How to read samples: what they are called where their file does not say.</summary>
public record SampleReadOptions
{
    /// <summary>
    /// The split that the samples get; null lets the file name tell (test, t10k), else Train. Where a file has both splits, the one to
    /// read; null reads both.
    /// </summary>
    public Split? Split { get; init; }

    /// <summary>The dataset whose name and categories the samples get; null names them after the file.</summary>
    public string? Dataset { get; init; }
}
