using Mnist.IO;

namespace Mnist.Formats.Idx;

/// <summary>Writes samples as a folder of IDX files with the standard names, a pair for each split.</summary>
internal sealed class IdxFolderWriter : SampleWriter
{
    private readonly Dictionary<Split, IdxSplitWriter> _splits = [];
    private readonly PendingFolder _folder;
    private readonly bool _compress;
    private readonly Overwrite _overwrite;

    public IdxFolderWriter(SampleOutput output, IdxWriteOptions options)
        : base(output)
    {
        output.RequirePath("IDX", "the path of a folder, or IdxArray.Write for images or labels");
        _folder = new PendingFolder(output.Path, output.Overwrite);
        _compress = options.Compress;
        _overwrite = output.Overwrite;
        foreach (string name in NamesOf(Split.Train).Concat(NamesOf(Split.Test)))
        {
            AddTarget(_folder.TargetOf(name));
        }
    }

    /// <inheritdoc/>
    protected override void Finish(CancellationToken cancellationToken)
    {
        foreach (IdxSplitWriter writer in _splits.Values)
        {
            writer.Complete(_compress, cancellationToken);
        }

        _folder.Commit();
        if (_overwrite == Overwrite.Force)
        {
            // Deleted last, so that after a failure the old or the new files remain.
            foreach (string rival in _splits.Keys.SelectMany(Rivals))
            {
                File.Delete(rival);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Begin(SampleSet samples) => Open(samples.Split, samples.Rows, samples.Columns);

    /// <inheritdoc/>
    protected override void WriteSample(MnistSample sample) => Open(sample.Split, sample.Rows, sample.Columns).Write(sample);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        foreach (IdxSplitWriter writer in _splits.Values)
        {
            writer.Dispose();
        }

        _folder.Dispose();
    }

    private IdxSplitWriter Open(Split split, int rows, int columns)
    {
        if (_splits.TryGetValue(split, out IdxSplitWriter? writer))
        {
            return writer;
        }

        foreach (string stem in Stems(split))
        {
            _folder.Check(NameOf(stem));
        }

        string? rival = Rivals(split).FirstOrDefault();
        if (rival is not null && _overwrite != Overwrite.Force)
        {
            throw new IOException($"'{rival}' has samples of the same split and would be read instead. Remove it, or use Force.");
        }

        return _splits[split] = new IdxSplitWriter(_folder.Folder, split, rows, columns);
    }

    /// <summary>Returns other files that could be read instead of the new ones.</summary>
    private IEnumerable<string> Rivals(Split split) => NamesOf(split)
        .Except(Stems(split).Select(NameOf))
        .Select(_folder.TargetOf)
        .Where(File.Exists);

    private static string[] Stems(Split split) => [IdxSplitWriter.ImageName(split), IdxSplitWriter.LabelName(split)];

    /// <summary>Returns all file names of a split that can be read.</summary>
    private static IEnumerable<string> NamesOf(Split split) => Stems(split)
        .SelectMany(stem => new[] { stem, stem.Replace("-idx", ".idx", StringComparison.Ordinal) })
        .SelectMany(name => new[] { name, name + ".gz" });

    private string NameOf(string stem) => _compress ? stem + ".gz" : stem;
}
