using System.Globalization;
using System.Text;
using Mnist;
using Mnist.Formats;

namespace OutsideFormat.Tests;

internal sealed class PgmReader : SampleReader
{
    private const int MaximumSide = 1 << 13;
    private const string LabelComment = " label ";

    private readonly Stream _stream;
    private readonly string _path;
    private long _position;
    private int _maximum;
    private bool _isPlain;
    private bool _isStarted;
    private int _label;

    public PgmReader(SampleInput input, SampleReadOptions options)
    {
        _path = input.Path;
        _stream = new BufferedStream(input.Open(), 1 << 16);
        try
        {
            _isStarted = TryReadHeader(out int rows, out int columns)
                ? true
                : throw Invalid("at least one image", "an empty file");
            Describe(input, options, rows, columns);
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    public override bool TryRead(Span<byte> pixels, out int label)
    {
        if (!_isStarted)
        {
            if (!TryReadHeader(out int rows, out int columns))
            {
                label = MnistSample.Unlabeled;
                return false;
            }

            if (rows != Rows || columns != Columns)
            {
                throw Invalid($"images of {Rows} x {Columns}, as the first is", $"one of {rows} x {columns}");
            }
        }

        _isStarted = false;
        label = _label;
        for (int i = 0; i < pixels.Length; i++)
        {
            int value = _isPlain ? ReadNumber("a pixel", _maximum, i == pixels.Length - 1) : ReadByte();
            if (value < 0 || value > _maximum)
            {
                throw Invalid($"a pixel from 0 to {_maximum}", value < 0 ? "the end" : $"{value}");
            }

            pixels[i] = (byte)(value * 255 / _maximum);
        }

        return true;
    }

    protected override void Dispose(bool disposing) => _stream.Dispose();

    private bool TryReadHeader(out int rows, out int columns)
    {
        (rows, columns, _label) = (0, 0, MnistSample.Unlabeled);
        int first = ReadByte();
        while (_isPlain && first is ' ' or '\n' or '\r' or '\t')
        {
            first = ReadByte();
        }

        if (first < 0)
        {
            return false;
        }

        int kind = ReadByte();
        if (first != 'P' || kind is not ('2' or '5'))
        {
            throw Invalid("a PGM image, which starts with P5 or P2", kind < 0 ? "the end" : $"0x{first:X2} 0x{kind:X2}");
        }

        _isPlain = kind == '2';
        columns = ReadNumber("a width", MaximumSide);
        rows = ReadNumber("a height", MaximumSide);
        _maximum = ReadNumber("a maximum value", 255);
        return rows > 0 && columns > 0 && _maximum > 0 ? true : throw Invalid("sizes and a maximum value of 1 or more", $"{columns} x {rows}, {_maximum}");
    }

    // White space and comments, then a number and one more byte.
    private int ReadNumber(string what, int most, bool isLast = false)
    {
        int next = ReadByte();
        while (next is ' ' or '\n' or '\r' or '\t' or '#')
        {
            if (next == '#')
            {
                ReadComment();
            }

            next = ReadByte();
        }

        int number = next is >= '0' and <= '9' ? 0 : throw Invalid(what, next < 0 ? "the end" : $"0x{next:X2}");
        for (; next is >= '0' and <= '9' && number <= most; next = ReadByte())
        {
            number = (10 * number) + next - '0';
        }

        return number > most ? throw Invalid($"{what} of at most {most}", $"{number}")
            : next is ' ' or '\n' or '\r' or '\t' || (isLast && next < 0) ? number
            : throw Invalid("white space after a number", next < 0 ? "the end" : $"0x{next:X2}");
    }

    private void ReadComment()
    {
        var text = new StringBuilder();
        int next;
        while ((next = ReadByte()) is not ('\n' or '\r'))
        {
            text.Append(next >= 0 && text.Length < 100 ? (char)next : throw Invalid("the end of a comment within 100 bytes", "more, or the end of the file"));
        }

        string comment = text.ToString();
        if (comment.StartsWith(LabelComment, StringComparison.Ordinal))
        {
            _label = byte.TryParse(comment.AsSpan(LabelComment.Length), NumberStyles.None, CultureInfo.InvariantCulture, out byte label)
                ? label
                : throw Invalid("a label from 0 to 255", $"'{comment}'");
        }
    }

    private int ReadByte()
    {
        int value = _stream.ReadByte();
        _position += value < 0 ? 0 : 1;
        return value;
    }

    private DatasetFormatException Invalid(string expected, string actual) => new(_path, expected, actual, _position, format: "PGM");
}
