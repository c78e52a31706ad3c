using System.Globalization;
using Mnist.IO;

namespace Mnist.Formats.Parquet;

/// <summary>Writes the files of one split into a folder. They get their final names when their number is known.</summary>
internal sealed class ParquetSplitWriter(string folder, Split split, long shardSize) : IDisposable
{
    private readonly List<string> _files = [];
    private readonly ParquetShardWriter _shard = new();
    private FileStream? _stream;
    private DatasetIdentity? _identity;
    private int _lastLabel = -1;

    /// <summary>Prepares for the next set, so that all its files contain the same names of labels.</summary>
    public void Announce(SampleSet samples)
    {
        _identity ??= samples.Origin.Identity;
        for (int i = 0; i < samples.Count; i++)
        {
            _lastLabel = Math.Max(_lastLabel, samples.LabelAt(i));
        }
    }

    public void Write(MnistSample sample)
    {
        _identity ??= sample.Origin.Identity;
        _lastLabel = Math.Max(_lastLabel, sample.Label);
        if (_shard.IsOpen && _shard.Count == shardSize)
        {
            Finish(CancellationToken.None);
        }

        Open().Write(sample);
    }

    /// <summary>Finishes the last file and renames all files.</summary>
    public void Complete(CancellationToken cancellationToken)
    {
        Open(); // an empty split gets a file without rows
        Finish(cancellationToken);
        for (int i = 0; i < _files.Count; i++)
        {
            File.Move(_files[i], Path.Combine(folder, ShardName.Format(split, i, _files.Count)));
        }
    }

    public void Dispose() => Discard.Close(_stream);

    private ParquetShardWriter Open()
    {
        if (!_shard.IsOpen)
        {
            string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{split}-{_files.Count}.unnamed"));
            _files.Add(path);
            _stream = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.Delete,
                BufferSize = 1 << 16,
            });
            _shard.Start(_stream);
        }

        return _shard;
    }

    private void Finish(CancellationToken cancellationToken)
    {
        _shard.Complete(HuggingFaceFeatures.Write(_identity ?? DatasetIdentity.Unnamed, _lastLabel), cancellationToken);
        _stream!.Dispose();
    }
}
