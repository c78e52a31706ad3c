using System.Text;

namespace Mnist.Formats.Lmdb;

/// <summary>Reads Caffe's LMDB in the order of its keys.</summary>
internal sealed class LmdbReader : SampleReader
{
    private readonly LmdbFile _file;
    private readonly LmdbCursor _cursor;
    private bool _isFirstPending;

    public LmdbReader(SampleInput input, SampleReadOptions options)
    {
        // The name of a database is that of its folder.
        SampleInput named = input;
        if (!input.IsStream)
        {
            string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(input.Path));
            string data = Directory.Exists(full) ? Path.Combine(full, LmdbFormat.DataName) : full;
            named = Path.GetFileName(data) == LmdbFormat.DataName ? new SampleInput(Path.GetDirectoryName(data)!) : input;
            input = new SampleInput(data);
        }

        _file = new LmdbFile(input);
        try
        {
            _cursor = new LmdbCursor(_file);
            _isFirstPending = _cursor.TryMoveNext();
            (int rows, int columns) = (28, 28);
            if (_isFirstPending)
            {
                Datum first = Current(out _);
                (rows, columns) = (first.Height!.Value, first.Width!.Value);
            }

            Origin = new SampleOrigin(named.Identify(options), ImportNaming.SplitOf(named.Path, options), rows, columns, input.Files);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public override bool TryRead(Span<byte> pixels, out int label)
    {
        label = MnistSample.Unlabeled;
        if (!_isFirstPending && !_cursor.TryMoveNext())
        {
            return false;
        }

        _isFirstPending = false;
        Datum datum = Current(out label);
        if (datum.Height != Rows || datum.Width != Columns)
        {
            throw Invalid(
                FormattableString.Invariant($"images of {Rows} x {Columns}, the size of the first"),
                FormattableString.Invariant($"one of {datum.Height} x {datum.Width}"));
        }

        datum.Data.CopyTo(pixels);
        return true;
    }

    protected override void Dispose(bool disposing) => _file.Dispose();

    private Datum Current(out int label)
    {
        Datum datum = Datum.Read(_cursor.Value, _file.Path, _cursor.ValueOffset);
        if (datum.IsEncoded)
        {
            throw Invalid("an image of plain pixels", "an encoded one (JPEG or PNG)", "Convert it again without -encoded.");
        }

        if (datum.HasFloats)
        {
            throw Invalid("an image of bytes", "one of floating-point numbers (float_data)", "Use a database of images, not of features.");
        }

        if (datum.Channels is not (null or 1))
        {
            throw Invalid("an image of one channel", FormattableString.Invariant($"one of {datum.Channels}"), "Convert it again with -gray.");
        }

        if (datum.Height is null or < 1 || datum.Width is null or < 1 || (long)datum.Height * datum.Width != datum.Data.Length)
        {
            throw Invalid(
                "height x width bytes of data", FormattableString.Invariant($"{datum.Height ?? 0} x {datum.Width ?? 0} and {datum.Data.Length} bytes"));
        }

        if (datum.Label is not (null or >= -1 and <= byte.MaxValue))
        {
            throw Invalid("a label from 0 to 255, or -1 for none", FormattableString.Invariant($"{datum.Label}"));
        }

        // Caffe uses -1 for a label to ignore. A message without the field has no label.
        label = datum.Label ?? MnistSample.Unlabeled;
        return datum;
    }

    private DatasetFormatException Invalid(string expected, string actual, string? hint = null) =>
        LmdbFormat.Invalid(_file.Path, expected, FormattableString.Invariant($"{actual} under the key {KeyText()}"), _cursor.ValueOffset, hint);

    private string KeyText() => _cursor.Key.Length <= 64 && _cursor.Key.IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0
        ? Encoding.ASCII.GetString(_cursor.Key)
        : Convert.ToHexString(_cursor.Key[..Math.Min(64, _cursor.Key.Length)]);
}
