using System.Globalization;
using Mnist.IO;

namespace Mnist.Formats;

/// <summary>Writes Caffe's LMDB: a Datum a sample under the keys 00000000, 00000001, ...</summary>
/// <remarks>
/// Keys and values are byte for byte those of Caffe's converter. An unlabeled sample gets a Datum without a label. A folder that is
/// there keeps its other files, but for the lock.mdb, which belongs to the database that is replaced.
/// </remarks>
public sealed class LmdbWriter : SampleWriter
{
    /// <summary>The most samples that a database holds: with a ninth digit, keys would no longer sort as numbers.</summary>
    public const long MaximumCount = 100_000_000;

    private const string DataName = "data.mdb";

    private readonly PendingFolder _folder;
    private readonly FileStream _file;
    private readonly LmdbBuilder _builder;

    /// <summary>Starts a database.</summary>
    /// <param name="path">The folder; its data.mdb is replaced when <see cref="SampleWriter.Complete"/> is called.</param>
    /// <param name="overwrite">What to do when the database is there already.</param>
    public LmdbWriter(string path, Overwrite overwrite = Overwrite.Replace)
    {
        _folder = new PendingFolder(path, overwrite);
        try
        {
            _folder.Check(DataName);
            AddTarget(_folder.TargetOf(DataName));
            _file = new FileStream(Path.Combine(_folder.Folder, DataName), new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.Delete,
                BufferSize = 0, // the builder writes large pieces
            });
            _builder = new LmdbBuilder(_file);
        }
        catch
        {
            _file?.Dispose();
            _folder.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override void Finish(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _builder.Complete();
        _file.Dispose();
        _folder.Commit();
        File.Delete(_folder.TargetOf("lock.mdb")); // its table of readers speaks of transactions that the new data never saw
    }

    /// <inheritdoc/>
    protected override void WriteSample(MnistSample sample)
    {
        if (Count == MaximumCount)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Keys of Caffe have eight digits, so a database holds at most {MaximumCount} samples. Use several databases."));
        }

        Span<byte> key = stackalloc byte[8];
        Count.TryFormat(key, out _, "D8", CultureInfo.InvariantCulture);
        DatumWriter.Write(sample, _builder.Add(key, DatumWriter.LengthOf(sample)));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        _folder.Dispose();
    }
}
