using System.Globalization;
using System.Text;

namespace Mnist.Formats.LibSvm;

/// <summary>Writes LIBSVM's sparse text: <c>5 153:3 154:18 ...</c>, one line for each sample.</summary>
/// <remarks>Fields are separated by one space. Lines end with LF.</remarks>
internal sealed class LibSvmWriter : SampleWriter
{
    private const int BufferLength = 1 << 18;

    // At the end of the first line, because LIBSVM's programs refuse a line that is only a comment.
    private static readonly byte[] s_comment = [.. " # Column indices are one-based"u8];

    private static readonly byte[][] s_numbers = [.. Enumerable.Range(0, 256).Select(number => ToBytes(number, "D"))];

    private readonly Stream _stream;
    private readonly byte[][] _values;
    private readonly bool _hasComment;
    private byte[][] _indexes = [];
    private byte[] _buffer = [];
    private int _longestLine;
    private int _filled;
    private int _rows;
    private int _columns;

    public LibSvmWriter(SampleOutput output, LibSvmWriteOptions options)
        : base(output)
    {
        // Six significant digits, as C's %g writes them.
        _values = options.Values == PixelValues.Scaled ? [.. Enumerable.Range(0, 256).Select(pixel => ToBytes(pixel / 255.0, "G6"))] : s_numbers;
        _stream = OpenFile();
        _hasComment = options.Comment;
    }

    /// <inheritdoc/>
    protected override void Finish(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Flush();
    }

    /// <inheritdoc/>
    protected override void WriteSample(MnistSample sample)
    {
        if (sample.Label == MnistSample.Unlabeled)
        {
            throw new ArgumentException($"{sample} has no label. Use samples with labels: every line of a LIBSVM file has one.");
        }

        if (Count == 0)
        {
            Start(sample);
        }
        else if (sample.Rows != _rows || sample.Columns != _columns)
        {
            throw new ArgumentException(
                $"{sample} is {sample.Rows} x {sample.Columns}, but the samples before it are {_rows} x {_columns}. Use samples of one size.");
        }

        if (_buffer.Length - _filled < _longestLine)
        {
            Flush();
        }

        Append(s_numbers[sample.Label]);
        ReadOnlySpan<byte> pixels = sample.AsSpan();
        for (int place = 0; pixels[place..].IndexOfAnyExcept((byte)0) is >= 0 and int blank; place++)
        {
            place += blank;
            Append(_indexes[place]);
            Append(_values[pixels[place]]);
        }

        if (_hasComment && Count == 0)
        {
            Append(s_comment);
        }

        _buffer[_filled++] = (byte)'\n';
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
    }

    private static byte[] ToBytes<T>(T value, string format)
        where T : IFormattable => Encoding.ASCII.GetBytes(value.ToString(format, CultureInfo.InvariantCulture));

    private void Start(MnistSample sample)
    {
        (_rows, _columns) = (sample.Rows, sample.Columns);
        if ((long)_rows * _columns > LibSvmFormat.MaximumPixels)
        {
            throw new ArgumentException(
                $"{sample} is {_rows} x {_columns}, but a line of a LIBSVM file can have at most {LibSvmFormat.MaximumPixels} pixels. Use another format.");
        }

        _indexes = [.. Enumerable.Range(1, _rows * _columns).Select(index => Encoding.ASCII.GetBytes(FormattableString.Invariant($" {index}:")))];
        _longestLine = s_numbers.Max(label => label.Length) + _indexes.Sum(index => index.Length)
            + (_indexes.Length * _values.Max(value => value.Length)) + s_comment.Length + 1;
        _buffer = new byte[Math.Max(BufferLength, _longestLine)];
    }

    private void Append(byte[] text)
    {
        text.CopyTo(_buffer, _filled);
        _filled += text.Length;
    }

    private void Flush()
    {
        _stream.Write(_buffer, 0, _filled);
        _filled = 0;
    }
}
