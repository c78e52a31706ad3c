using System.IO.Compression;
using Mnist.IO;

namespace Mnist.Formats.Idx;

/// <summary>Writes the images and labels of one split as a pair of IDX files.</summary>
internal sealed class IdxSplitWriter : IDisposable
{
    private const int PieceLength = 1 << 18;

    private readonly FileStream _images;
    private readonly FileStream _labels;
    private readonly int _rows;
    private readonly int _columns;
    private long _count;

    public IdxSplitWriter(string folder, Split split, int rows, int columns)
    {
        (_rows, _columns) = (rows, columns);
        _images = Create(Path.Combine(folder, ImageName(split)));
        _labels = Create(Path.Combine(folder, LabelName(split)));
        WriteHeaders();
    }

    /// <summary>The standard name: <c>train-images-idx3-ubyte</c> or <c>t10k-images-idx3-ubyte</c>.</summary>
    public static string ImageName(Split split) => $"{Prefix(split)}-images-idx3-ubyte";

    /// <summary>The standard name: <c>train-labels-idx1-ubyte</c> or <c>t10k-labels-idx1-ubyte</c>.</summary>
    public static string LabelName(Split split) => $"{Prefix(split)}-labels-idx1-ubyte";

    public void Write(MnistSample sample)
    {
        if (sample.Rows != _rows || sample.Columns != _columns)
        {
            throw new ArgumentException($"{sample} is {sample.Rows} x {sample.Columns}, but the samples before it are {_rows} x {_columns}. Use samples of one size.");
        }

        if (sample.Label == MnistSample.Unlabeled)
        {
            throw new ArgumentException($"{sample} has no label. Use samples with labels: IDX files have one for each image.");
        }

        _images.Write(sample.AsSpan());
        _labels.WriteByte((byte)sample.Label);
        _count++;
    }

    /// <summary>Finishes both files.</summary>
    public void Complete(bool compress, CancellationToken cancellationToken)
    {
        WriteHeaders(); // the number of samples is known only now
        if (compress)
        {
            Compress(_images, cancellationToken);
            Compress(_labels, cancellationToken);
        }

        _images.Flush(); // closing would not report a full disk
        _labels.Flush();
        Dispose();
    }

    public void Dispose()
    {
        Discard.Close(_images);
        Discard.Close(_labels);
    }

    private static string Prefix(Split split) => split == Split.Train ? "train" : "t10k";

    private static FileStream Create(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.ReadWrite,
        Share = FileShare.Delete,
        BufferSize = 1 << 16,
    });

    // The header contains the number of samples, so compression starts at the end.
    private static void Compress(FileStream file, CancellationToken cancellationToken)
    {
        using FileStream target = Create(file.Name + ".gz");
        using var gzip = new GZipStream(target, CompressionLevel.Optimal);
        file.Position = 0;
        byte[] piece = new byte[PieceLength];
        for (int read; (read = file.Read(piece)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            gzip.Write(piece, 0, read);
        }

        File.Delete(file.Name);
    }

    private void WriteHeaders()
    {
        _images.Position = 0;
        _labels.Position = 0;
        new IdxHeader(IdxElementType.UnsignedByte, _count, _rows, _columns).Write(_images);
        new IdxHeader(IdxElementType.UnsignedByte, _count).Write(_labels);
        _images.Seek(0, SeekOrigin.End);
        _labels.Seek(0, SeekOrigin.End);
    }
}
