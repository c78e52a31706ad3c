using System.Globalization;
using Mnist.IO;

namespace Mnist.Formats;

/// <summary>
/// Writes samples as a folder of files with a limited number in each: <c>train-00000-of-00003.csv</c>, for processing on a cluster.
/// </summary>
internal sealed class ShardedWriter : SampleWriter
{
    private readonly Dictionary<Split, List<string>> _files = [];
    private readonly Dictionary<Split, SampleWriter> _current = [];
    private readonly PendingFolder _folder;
    private readonly long _shardSize;
    private readonly string _extension;
    private readonly Func<SampleOutput, SampleWriter> _create;
    private readonly Overwrite _overwrite;

    /// <summary>Starts a folder.</summary>
    /// <param name="output">The folder. It is created if it does not exist.</param>
    /// <param name="shardSize">The maximum number of samples in a file, 1 or more.</param>
    /// <param name="extension">The extension of the files, for example <c>.csv</c>.</param>
    /// <param name="create">Starts the writer of one file.</param>
    public ShardedWriter(SampleOutput output, int shardSize, string extension, Func<SampleOutput, SampleWriter> create)
        : base(output)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shardSize);
        output.RequirePath("ShardSize", "a folder, or no ShardSize");
        _folder = new PendingFolder(output.Path, output.Overwrite);
        _shardSize = shardSize;
        _extension = extension;
        _create = create;
        _overwrite = output.Overwrite;
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder has files of another export, which would be read as part of this one.</exception>
    protected override void Finish(CancellationToken cancellationToken)
    {
        foreach (Split split in _files.Keys)
        {
            Close(split, cancellationToken);
        }

        HashSet<string> names = [.. _files.SelectMany(split => Rename(split.Key, split.Value))];
        string[] rivals = [.. Rivals(names)];
        if (rivals.Length > 0 && _overwrite != Overwrite.Force)
        {
            throw new IOException($"'{rivals[0]}' is part of another export of the same split. Remove it, or use Force.");
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
        if (!_files.ContainsKey(samples.Split))
        {
            Open(samples.Split).Write(samples.Take(0)); // an empty split gets one file without samples
        }
    }

    /// <inheritdoc/>
    protected override void WriteSample(MnistSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (!_current.TryGetValue(sample.Split, out SampleWriter? writer))
        {
            writer = Open(sample.Split);
        }
        else if (writer.Count == _shardSize)
        {
            Close(sample.Split, CancellationToken.None);
            writer = Open(sample.Split);
        }

        writer.Write(sample);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        foreach (SampleWriter writer in _current.Values)
        {
            writer.Dispose();
        }

        _folder.Dispose();
    }

    private SampleWriter Open(Split split)
    {
        if (!_files.TryGetValue(split, out List<string>? files))
        {
            _files.Add(split, files = []);
        }

        // The number of files is known only at the end. The split comes first, for readers that use the name.
        files.Add(Path.Combine(_folder.Folder, string.Create(CultureInfo.InvariantCulture, $"{ShardName.Of(split)}-{files.Count:D5}{_extension}")));
        return _current[split] = _create(new SampleOutput(files[^1]));
    }

    private void Close(Split split, CancellationToken cancellationToken)
    {
        if (_current.Remove(split, out SampleWriter? writer))
        {
            using (writer)
            {
                writer.Complete(cancellationToken);
            }
        }
    }

    private IEnumerable<string> Rename(Split split, List<string> files)
    {
        for (int i = 0; i < files.Count; i++)
        {
            string name = ShardName.Format(split, i, files.Count, _extension);
            File.Move(files[i], Path.Combine(_folder.Folder, name));
            yield return name;
        }
    }

    private IEnumerable<string> Rivals(HashSet<string> names)
    {
        string target = Path.GetDirectoryName(_folder.TargetOf("x"))!;
        return !Directory.Exists(target) ? [] : Directory.EnumerateFiles(target)
            .Where(file => ShardName.TryParse(file, _extension) is { } shard && _files.ContainsKey(shard.Split) && !names.Contains(Path.GetFileName(file)));
    }
}
