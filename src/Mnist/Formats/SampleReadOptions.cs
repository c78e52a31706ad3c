namespace Mnist.Formats;

/// <summary>How to read samples. Also the base of the options of each format.</summary>
public record SampleReadOptions
{
    /// <summary>
    /// The split of the samples; null uses the file name (Test if it contains test or t10k, otherwise Train). If a file has both splits,
    /// the split to read; null reads both.
    /// </summary>
    public Split? Split { get; init; }

    /// <summary>The dataset of the samples, by a name of the catalog. It sets their categories. Null uses the name of the file.</summary>
    public string? Dataset { get; init; }
}
