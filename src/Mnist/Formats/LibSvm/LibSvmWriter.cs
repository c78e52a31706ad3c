using System.Globalization;
using System.IO.Compression;
using System.Text;
using Mnist.IO;

namespace Mnist.Formats;

/// <summary>Writes LIBSVM's sparse text: <c>5 153:3 154:18 ...</c>, a line a sample.</summary>
/// <remarks>Fields are parted by one space, lines end with LF. A name that ends in .gz is compressed.</remarks>
public sealed class LibSvmWriter : SampleWriter
{
    private const int BufferLength = 1 << 18;

    private static readonly byte[][] s_numbers = [.. Enumerable.Range(0, 256).Select(number => ToBytes(number, "D"))];

    private readonly PendingFile _file;
    private readonly Stream _stream;
    private readonly byte[][] _values;
    private byte[][] _indexes = [];
    private byte[] _buffer = [];
    private int _longestLine;
    private int _filled;
    private int _rows;
    private int _columns;

    /// <summary>Starts a file.</summary>
    /// <param name="path">The file; replaced when <see cref="SampleWriter.Complete"/> is called.</param>
    /// <param name="isScaled">Writes pixel / 255, as mnist.scale does; by default pixels as they are.</param>
    /// <param name="overwrite">What to do when the file is there already.</param>
    public LibSvmWriter(string path, bool isScaled = false, Overwrite overwrite = Overwrite.Replace)
    {
        // Six significant digits, as C's %g writes them.
        _values = isScaled ? [.. Enumerable.Range(0, 256).Select(pixel => ToBytes(pixel / 255.0, "G6"))] : s_numbers;
        _file = new PendingFile(path, overwrite);
        AddTarget(path);
        _stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(_file.Stream, CompressionLevel.Optimal, leaveOpen: true)
            : _file.Stream;
    }

    /// <inheritdoc/>
    protected override void Finish(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Flush();
        if (_stream is GZipStream)
        {
            _stream.Dispose(); // writes the trailer
        }

        _file.Commit();
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

        _buffer[_filled++] = (byte)'\n';
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _file.Dispose();

    private static byte[] ToBytes<T>(T value, string format)
        where T : IFormattable => Encoding.ASCII.GetBytes(value.ToString(format, CultureInfo.InvariantCulture));

    private void Start(MnistSample sample)
    {
        (_rows, _columns) = (sample.Rows, sample.Columns);
        if ((long)_rows * _columns > LibSvmFormat.MaximumPixels)
        {
            throw new ArgumentException(
                $"{sample} is {_rows} x {_columns}, but a line of a LIBSVM file holds at most {LibSvmFormat.MaximumPixels} pixels. Use another format.");
        }

        _indexes = [.. Enumerable.Range(1, _rows * _columns).Select(index => Encoding.ASCII.GetBytes(FormattableString.Invariant($" {index}:")))];
        _longestLine = s_numbers.Max(label => label.Length) + _indexes.Sum(index => index.Length)
            + (_indexes.Length * _values.Max(value => value.Length)) + 1;
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
