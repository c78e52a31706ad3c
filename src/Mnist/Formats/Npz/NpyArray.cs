using Mnist.IO.Zip;

namespace Mnist.Formats.Npz;

/// <summary>Reads the elements of an array, one after another.</summary>
internal sealed class NpyArray : IDisposable
{
    private const int PieceLength = 1 << 13;
    private const string NoLabels = "Use LabelArray to name the labels.";

    private readonly Stream _stream;
    private readonly ZipPlace _place;
    private readonly byte[] _piece;
    private long _position;

    /// <param name="stream">The array, from its magic string to its end.</param>
    /// <param name="length">The length of the array in bytes.</param>
    /// <param name="place">The file and the array in it, for error messages.</param>
    public NpyArray(Stream stream, long length, ZipPlace place)
    {
        _place = place;
        Header = NpyHeader.Read(stream, length, place);
        _position = Header.Length;
        _piece = new byte[PieceLength];
        if (Header.Count * Type.Size != length - Header.Length)
        {
            throw place.Invalid(
                FormattableString.Invariant($"{Header.Count * Type.Size} bytes of elements, for the shape {Header.ShapeText}"),
                FormattableString.Invariant($"{length - Header.Length}"),
                Header.Length);
        }

        _stream = Header.IsFortran ? new FortranStream(stream, Header, place) : stream;
    }

    public NpyHeader Header { get; }

    private NpyElementType Type => Header.Descr;

    /// <summary>Reads pixels.</summary>
    /// <param name="pixels">Receives the pixels, 0 to 255.</param>
    /// <param name="isScaled">True if the elements are from 0 to 1.</param>
    public void ReadPixels(Span<byte> pixels, bool isScaled)
    {
        if (Type.IsBytes && !isScaled)
        {
            Fill(pixels);
            return;
        }

        for (int i = 0; i < pixels.Length;)
        {
            int count = Math.Min(pixels.Length - i, PieceLength / Type.Size);
            long start = _position;
            Fill(_piece.AsSpan(0, count * Type.Size));
            for (int k = 0; k < count; k++)
            {
                pixels[i++] = ToPixel(Type.Read(_piece.AsSpan(k * Type.Size)), isScaled, start + (k * Type.Size));
            }
        }
    }

    /// <summary>Reads elements as they are.</summary>
    public void ReadNumbers(Span<double> numbers)
    {
        for (int i = 0; i < numbers.Length;)
        {
            int count = Math.Min(numbers.Length - i, PieceLength / Type.Size);
            Fill(_piece.AsSpan(0, count * Type.Size));
            for (int k = 0; k < count; k++)
            {
                numbers[i++] = Type.Read(_piece.AsSpan(k * Type.Size));
            }
        }
    }

    /// <summary>Reads a label, 0 to 255.</summary>
    public int ReadLabel()
    {
        long start = _position;
        Span<byte> element = stackalloc byte[sizeof(ulong)];
        element = element[..Type.Size];
        Fill(element);
        double value = Type.Read(element);
        return PixelNumber.ToByte(value) is >= 0 and int label
            ? label
            : throw _place.Invalid("a label from 0 to 255", FormattableString.Invariant($"{value}"), start);
    }

    /// <summary>Reads a row with 1 in the column of the label, and 0 in the others.</summary>
    /// <param name="categories">The number of columns, at most 256.</param>
    public int ReadOneHot(int categories)
    {
        long start = _position;
        Span<byte> row = stackalloc byte[categories * sizeof(ulong)];
        row = row[..(categories * Type.Size)];
        Fill(row);
        int label = -1;
        for (int i = 0; i < categories; i++)
        {
            double value = Type.Read(row[(i * Type.Size)..]);
            if (value is not (0 or 1) || (value == 1 && label >= 0))
            {
                throw _place.Invalid("one 1 and otherwise 0 in each row of labels", FormattableString.Invariant($"{value} in column {i}"), start + (i * Type.Size), NoLabels);
            }

            label = value == 1 ? i : label;
        }

        return label >= 0 ? label : throw _place.Invalid("one 1 in each row of labels", "only 0", start, NoLabels);
    }

    /// <summary>Returns true if the elements are from 0 to 1. Reads up to the first value other than 0 and 1, mostly in the first image.</summary>
    public bool AreScaled(CancellationToken cancellationToken)
    {
        for (long left = Header.Count * Type.Size; left > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int length = (int)Math.Min(left, PieceLength);
            Fill(_piece.AsSpan(0, length));
            left -= length;
            for (int at = 0; at < length; at += Type.Size)
            {
                if (PixelNumber.IsScaled(Type.Read(_piece.AsSpan(at))) is bool isScaled)
                {
                    return isScaled;
                }
            }
        }

        return false;
    }

    public void Dispose() => _stream.Dispose();

    private byte ToPixel(double value, bool isScaled, long offset) => PixelNumber.ToPixel(value, isScaled) is >= 0 and int pixel
        ? (byte)pixel
        : throw _place.Invalid(
            $"a pixel from 0 to {(isScaled ? 1 : 255)}", FormattableString.Invariant($"{value}"), offset, isScaled ? "The values before it are scaled from 0 to 1." : null);

    private void Fill(Span<byte> target)
    {
        int read = _stream.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
        if (read < target.Length)
        {
            throw _place.Invalid("more elements", FormattableString.Invariant($"the end after {_position + read} bytes"), _position + read);
        }

        _position += read;
    }
}
