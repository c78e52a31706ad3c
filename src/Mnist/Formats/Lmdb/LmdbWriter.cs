using System.Globalization;
using Mnist.IO;

namespace Mnist.Formats.Lmdb;

/// <summary>Writes Caffe's LMDB: a Datum for each sample, with the keys 00000000, 00000001, ...</summary>
/// <remarks>
/// Keys and values are byte for byte those of Caffe's converter. A sample without a label gets a Datum without a label. Other files in
/// the folder stay, except the lock.mdb of the replaced database.
/// </remarks>
internal sealed class LmdbWriter : SampleWriter
{
    /// <summary>The maximum number of samples: with a ninth digit, keys would not sort as numbers.</summary>
    public const long MaximumCount = 100_000_000;

    private readonly PendingFolder? _folder;
    private readonly Stream _file;
    private readonly LmdbBuilder _builder;

    public LmdbWriter(SampleOutput output)
        : base(output)
    {
        if (output.IsStream)
        {
            _file = OpenFile(isSought: true);
            _builder = new LmdbBuilder(_file);
            return;
        }

        _folder = new PendingFolder(output.Path, output.Overwrite);
        try
        {
            _folder.Check(LmdbFormat.DataName);
            AddTarget(_folder.TargetOf(LmdbFormat.DataName));
            _file = new FileStream(Path.Combine(_folder.Folder, LmdbFormat.DataName), new FileStreamOptions
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
        if (_folder is null)
        {
            return;
        }

        _file.Dispose();
        _folder.Commit();
        File.Delete(_folder.TargetOf("lock.mdb")); // its table of readers is for transactions of the old data
    }

    /// <inheritdoc/>
    protected override void WriteSample(MnistSample sample)
    {
        if (Count == MaximumCount)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Caffe's keys have eight digits, so a database can have at most {MaximumCount} samples. Use several databases."));
        }

        Span<byte> key = stackalloc byte[8];
        Count.TryFormat(key, out _, "D8", CultureInfo.InvariantCulture);
        DatumWriter.Write(sample, _builder.Add(key, DatumWriter.LengthOf(sample)));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_folder is not null)
        {
            _file.Dispose();
            _folder.Dispose();
        }
    }
}
