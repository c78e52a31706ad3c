using Mnist.IO;
using Mnist.Plugins;

namespace Mnist.Formats;

/// <summary>Writes samples as the Parquet files of an image dataset on Hugging Face.</summary>
/// <remarks>
/// The columns are those of ylecun/mnist: <c>image: struct&lt;bytes: binary, path: string&gt;</c> with a PNG file in it, and
/// <c>label: int64</c>, -1 without a label; the key <c>huggingface</c> of the metadata has the names of the labels.
/// (https://huggingface.co/datasets/ylecun/mnist; https://huggingface.co/docs/datasets/main/en/about_dataset_features)
/// </remarks>
/// <example><code>
/// using var writer = new HuggingFaceParquetWriter("mnist");
/// writer.Write(MnistDataset.Open().Train);
/// writer.Complete(); // mnist/train-00000-of-00001.parquet
/// </code></example>
public sealed class HuggingFaceParquetWriter : SampleWriter
{
    private const string Extension = ".parquet";

    private readonly Dictionary<Split, ParquetSplitWriter> _splits = [];
    private readonly PendingFolder? _folder;
    private readonly PendingFile? _file;
    private readonly ParquetShardWriter _shard = new();
    private readonly long _shardSize;
    private readonly Overwrite _overwrite;
    private DatasetIdentity? _identity;
    private int _lastLabel = -1;

    /// <summary>Starts a file or folder.</summary>
    /// <param name="path">
    /// A name that ends in .parquet is one file of one split; another is a folder, which gets files with the standard names for the
    /// splits that come by.
    /// </param>
    /// <param name="shardSize">The most samples in a file of a folder; null for one file a split.</param>
    /// <param name="overwrite">What to do when a file is there already.</param>
    /// <exception cref="ArgumentException">One file cannot be cut into several.</exception>
    /// <exception cref="PluginMissingException">Mnist.Parquet is not beside this library.</exception>
    public HuggingFaceParquetWriter(string path, long? shardSize = null, Overwrite overwrite = Overwrite.Replace)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shardSize ?? 1, nameof(shardSize));
        _shardSize = shardSize ?? long.MaxValue;
        _overwrite = overwrite;
        if (!IsFile(path))
        {
            _ = Plugin.Parquet; // what is missing shows before anything is written
            _folder = new PendingFolder(path, overwrite);
            return;
        }

        if (shardSize is not null)
        {
            throw new ArgumentException($"'{path}' is one file. Use a folder for several files.", nameof(shardSize));
        }

        _file = new PendingFile(path, overwrite);
        AddTarget(path);
        try
        {
            _shard.Start(_file.Stream);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>Whether a path is one file of one split; if not, it is a folder.</summary>
    internal static bool IsFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder has files of another export, which a reader would take for part of this one.</exception>
    protected override void Finish(CancellationToken cancellationToken)
    {
        if (_file is not null)
        {
            _shard.Complete(HuggingFaceFeatures.Write(_identity ?? DatasetIdentity.Unnamed, _lastLabel), cancellationToken);
            _file.Commit();
            return;
        }

        foreach (ParquetSplitWriter writer in _splits.Values)
        {
            writer.Complete(cancellationToken);
        }

        string[] rivals = [.. Rivals()];
        if (rivals.Length > 0 && _overwrite != Overwrite.Force)
        {
            throw new IOException($"'{rivals[0]}' is part of another export of the same split and would be read with it. Remove it, or use Force.");
        }

        _folder!.Commit();
        foreach (string rival in rivals)
        {
            File.Delete(rival);
        }
    }

    /// <inheritdoc/>
    protected override void Begin(SampleSet samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (_folder is not null)
        {
            Open(samples.Split).Announce(samples);
        }

        _identity ??= samples.Origin.Identity;
    }

    /// <inheritdoc/>
    protected override void WriteSample(MnistSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (_folder is not null)
        {
            Open(sample.Split).Write(sample);
            return;
        }

        _identity ??= sample.Origin.Identity;
        _lastLabel = Math.Max(_lastLabel, sample.Label);
        _shard.Write(sample);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        foreach (ParquetSplitWriter writer in _splits.Values)
        {
            writer.Dispose();
        }

        _folder?.Dispose();
        _file?.Dispose();
    }

    private ParquetSplitWriter Open(Split split)
    {
        if (_splits.TryGetValue(split, out ParquetSplitWriter? writer))
        {
            return writer;
        }

        string first = ShardName.Format(split, 0, 1);
        _folder!.Check(first);
        AddTarget(_folder.TargetOf(first));
        return _splits[split] = new ParquetSplitWriter(_folder.Folder, split, _shardSize);
    }

    /// <summary>The files of the same splits that are there already and will not be replaced.</summary>
    private IEnumerable<string> Rivals()
    {
        string target = Path.GetDirectoryName(_folder!.TargetOf("any"))!;
        return !Directory.Exists(target) ? [] : Directory
            .EnumerateFiles(target)
            .Where(file => ShardName.TryParse(file) is ShardName shard && _splits.ContainsKey(shard.Split))
            .Where(file => !File.Exists(Path.Combine(_folder.Folder, Path.GetFileName(file))));
    }
}
