using Mnist.IO;
using Mnist.Plugins;

namespace Mnist.Formats.Parquet;

/// <summary>Writes samples as the Parquet files of an image dataset on Hugging Face.</summary>
internal sealed class HuggingFaceParquetWriter : SampleWriter
{
    private readonly Dictionary<Split, ParquetSplitWriter> _splits = [];
    private readonly PendingFolder? _folder;
    private readonly ParquetShardWriter _shard = new();
    private readonly long _shardSize;
    private readonly Overwrite _overwrite;
    private DatasetIdentity? _identity;
    private int _lastLabel = -1;

    /// <exception cref="ArgumentException">The path is one file, but the options make several.</exception>
    /// <exception cref="PluginMissingException">The plugin Mnist.Parquet is missing.</exception>
    public HuggingFaceParquetWriter(SampleOutput output, ParquetWriteOptions options)
        : base(output)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.ShardSize ?? 1, "shardSize");
        _shardSize = options.ShardSize ?? long.MaxValue;
        _overwrite = output.Overwrite;
        if (!ParquetFormat.IsFile(output.IsStream ? null : output.Path))
        {
            _ = Plugin.Parquet; // throws now if the plugin is missing
            _folder = new PendingFolder(output.Path, output.Overwrite);
            return;
        }

        if (options.ShardSize is not null)
        {
            throw new ArgumentException($"'{output.Path}' is one file, but ShardSize makes several. Use a folder.", nameof(options));
        }

        _shard.Start(OpenFile(isSought: true)); // offsets are from the start of the stream
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder has files of another export, which would be read as part of this one.</exception>
    protected override void Finish(CancellationToken cancellationToken)
    {
        if (_folder is null)
        {
            _shard.Complete(HuggingFaceFeatures.Write(_identity ?? DatasetIdentity.Unnamed, _lastLabel), cancellationToken);
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

        _folder.Commit();
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

    /// <summary>Returns existing files of the same splits that are not replaced.</summary>
    private IEnumerable<string> Rivals()
    {
        string target = Path.GetDirectoryName(_folder!.TargetOf("any"))!;
        return !Directory.Exists(target) ? [] : Directory
            .EnumerateFiles(target)
            .Where(file => ShardName.TryParse(file) is ShardName shard && _splits.ContainsKey(shard.Split))
            .Where(file => !File.Exists(Path.Combine(_folder.Folder, Path.GetFileName(file))));
    }
}
