namespace Mnist.Formats;

/// <summary>A format for samples in files and streams. It reads, imports and writes them.</summary>
/// <remarks>
/// Formats have no state and are thread-safe. To add a format, derive from <see cref="SampleFormat{TRead,TWrite}"/> and call
/// <see cref="Register"/>.
/// </remarks>
/// <example><code>
/// SampleFormat.Csv.Write("train.csv", MnistDataset.Open().Train, new CsvWriteOptions { Header = CsvHeader.Kaggle });
/// foreach (MnistSample sample in SampleFormat.Csv.Read("train.csv")) { }
/// await foreach (MnistSample sample in SampleFormat.Csv.ReadAsync(stream)) { }
/// </code></example>
public abstract partial class SampleFormat
{
    private protected SampleFormat(string name, string[] extensions)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Extensions = Array.AsReadOnly([.. extensions]);
    }

    /// <summary>The name, for example <c>Csv</c>.</summary>
    public string Name { get; }

    /// <summary>The extensions of its files, for example <c>.csv</c>; empty for a format of folders.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>The name in messages.</summary>
    internal virtual string ErrorTitle => Name;

    /// <summary>False if the format can only be written.</summary>
    public virtual bool CanRead => true;

    /// <summary>False if the format can only be read.</summary>
    public virtual bool CanWrite => true;

    internal abstract Type ReadOptionsType { get; }

    internal abstract Type WriteOptionsType { get; }

    /// <summary>Returns true if a target can hold both splits.</summary>
    /// <param name="path">The file or folder; null for a stream.</param>
    /// <param name="options">How to write; null for the defaults.</param>
    public virtual bool HoldsSplits(string? path, SampleWriteOptions? options = null) => false;

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>Returns true if content looks like this format.</summary>
    /// <param name="head">The first decompressed bytes: 4096, or all if there are fewer.</param>
    protected internal virtual bool Matches(ReadOnlySpan<byte> head) => false;

    /// <summary>Returns true if a folder looks like this format.</summary>
    /// <param name="folder">An existing folder.</param>
    protected internal virtual bool MatchesFolder(string folder) => false;

    /// <summary>Returns true if a ZIP file with members of these names is itself a file of this format.</summary>
    internal virtual bool IsZip(IReadOnlyList<string> names) => false;

    /// <summary>Returns true if members of a ZIP file have names of this format.</summary>
    internal virtual bool MatchesZip(IReadOnlyList<string> names) =>
        names.Any(name => Extensions.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Returns the options as a record of this format.</summary>
    private protected abstract SampleReadOptions OwnRead(SampleReadOptions? options);

    private protected abstract SampleWriteOptions OwnWrite(SampleWriteOptions? options);
}
