using Mnist.IO;

namespace Mnist.Formats;

/// <summary>A way to keep samples in files: what <c>Export-MnistDataset</c> and <see cref="SampleSet.Export"/> choose from.</summary>
/// <example><code>
/// SampleFormat.ForExport("mnist.npz").Write("mnist.npz", MnistDataset.Open());
/// foreach (MnistSample sample in SampleFormat.Detect("mnist_train_lmdb").Enumerate("mnist_train_lmdb")) { }
/// </code></example>
public sealed partial class SampleFormat
{
    private readonly Func<string, Overwrite, SampleWriter> _create;
    private readonly Func<string, SampleReadOptions, CancellationToken, IEnumerable<MnistSample>>? _enumerate;
    private readonly Func<string, bool> _holdsSplits;

    internal SampleFormat(
        string name,
        string[] extensions,
        Func<string, bool> holdsSplits,
        Func<string, Overwrite, SampleWriter> create,
        Func<string, SampleReadOptions, CancellationToken, IEnumerable<MnistSample>>? enumerate)
    {
        Name = name;
        Extensions = extensions;
        _holdsSplits = holdsSplits;
        _create = create;
        _enumerate = enumerate;
    }

    /// <summary>The name, for example <c>Csv</c>.</summary>
    public string Name { get; }

    /// <summary>What the names of its files end in; empty where only folders are written.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>False for what is only written: sheets of samples.</summary>
    public bool IsReadable => _enumerate is not null;

    /// <summary>The format that the ending of a name asks for; a name without one of them is a folder of IDX files.</summary>
    /// <param name="path">Where to write.</param>
    /// <exception cref="ArgumentException">The name has an ending that no format has.</exception>
    public static SampleFormat ForExport(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        SampleFormat? format = All.FirstOrDefault(format => format.Extensions.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
        return format ?? (Path.HasExtension(name) && !Directory.Exists(path)
            ? throw new ArgumentException(
                $"'{name}' has an unknown extension. Use one of {string.Join(", ", All.SelectMany(known => known.Extensions))}, or none for a folder of IDX files.", nameof(path))
            : Idx);
    }

    /// <summary>A format by its name, in any case.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static SampleFormat Of(string name) => All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no format '{name}'. Use one of {string.Join(", ", All.Select(format => format.Name))}.", nameof(name));

    /// <summary>The format of what is there, told by its content.</summary>
    /// <param name="path">A file or folder.</param>
    /// <returns>Null where it is none of ours.</returns>
    public static SampleFormat? Detect(string path) => FormatDetector.Detect(path);

    /// <summary>Whether a target of that name takes both splits.</summary>
    public bool HoldsSplits(string path) => _holdsSplits(path);

    /// <summary>Starts to write, with the defaults of the format.</summary>
    public SampleWriter CreateWriter(string path, Overwrite overwrite = Overwrite.Replace) => _create(path, overwrite);

    /// <summary>Writes a set, or all of a dataset.</summary>
    /// <param name="path">Where to write; it appears whole or not at all.</param>
    /// <param name="source">A set, a dataset or a sample.</param>
    /// <param name="overwrite">What to do when it is there already.</param>
    /// <param name="progress">Told the number of samples written, now and then.</param>
    /// <param name="cancellationToken">Ends the writing; what was there stays as it was.</param>
    /// <exception cref="ArgumentException">The format holds one split and the source has two, or it cannot hold a sample.</exception>
    public void Write(
        string path,
        ISampleSource source,
        Overwrite overwrite = Overwrite.Replace,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        SampleSet[] sets = [.. source.GetSampleSets()];
        if (sets.Length > 1 && !HoldsSplits(path))
        {
            throw new ArgumentException($"'{path}' holds one split. Use a file of its own for Train and for Test.", nameof(source));
        }

        using SampleWriter writer = CreateWriter(path, overwrite);
        foreach (SampleSet samples in sets)
        {
            writer.Write(samples, progress, cancellationToken);
        }

        writer.Complete(cancellationToken);
    }

    /// <summary>Reads sample by sample, in a bounded window of memory.</summary>
    /// <param name="path">A file or folder of this format.</param>
    /// <param name="options">Split and dataset; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="NotSupportedException">The format is only written.</exception>
    /// <exception cref="DatasetFormatException">The content is damaged.</exception>
    public IEnumerable<MnistSample> Enumerate(string path, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        (_enumerate ?? throw new NotSupportedException($"{Name} files cannot be read, only written. Use another format."))(path, options ?? new SampleReadOptions(), cancellationToken);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
