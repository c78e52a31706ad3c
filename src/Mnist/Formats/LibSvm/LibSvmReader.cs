using Mnist.Formats.Text;
using Mnist.IO;

namespace Mnist.Formats.LibSvm;

/// <summary>Reads LIBSVM's sparse text.</summary>
internal sealed class LibSvmReader : SampleReader
{
    private readonly string _path;
    private readonly DataFile _file;
    private readonly TextLines _lines;
    private readonly bool _isScaled;
    private long _blankLine;

    /// <param name="input">The file or stream.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="cancellationToken">Cancels the search for scaled values.</param>
    public LibSvmReader(SampleInput input, LibSvmReadOptions options, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Rows, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Columns, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)options.Rows * options.Columns, LibSvmFormat.MaximumPixels, nameof(options));
        _path = input.Path;
        _isScaled = options.Values == PixelValues.Auto ? AreScaled(input, cancellationToken) : options.Values == PixelValues.Scaled;
        _file = input.OpenData();
        try
        {
            _lines = new TextLines(_file.Content, _path, LibSvmFormat.Title);
            Describe(input, options, options.Rows, options.Columns);
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
        while (_lines.TryRead(out ReadOnlySpan<byte> text))
        {
            var line = new LibSvmLine(text, _path, _lines.Number);
            if (line.IsBlank)
            {
                // Blank lines can end a file, but samples after one can mean a lost row. Lines with only a comment are allowed.
                _blankLine = _blankLine == 0 && text.IndexOf((byte)'#') < 0 ? _lines.Number : _blankLine;
                continue;
            }

            if (_blankLine != 0)
            {
                throw LibSvmFormat.Invalid(_path, "a sample", "a blank line", _blankLine);
            }

            label = line.ReadLabel();
            pixels.Clear();
            while (line.TryReadPair())
            {
                if (line.Index > pixels.Length)
                {
                    throw line.Invalid(
                        FormattableString.Invariant($"indexes from 1 to {pixels.Length} ({Rows} x {Columns} pixels)"),
                        FormattableString.Invariant($"{line.Index}"),
                        "Use Rows and Columns for images of another size.");
                }

                pixels[line.Index - 1] = ToPixel(line);
            }

            return true;
        }

        return false;
    }

    protected override void Dispose(bool disposing) => _file.Dispose();

    /// <summary>Reads up to the first value other than 0 and 1, mostly in the first line.</summary>
    private static bool AreScaled(SampleInput input, CancellationToken cancellationToken)
    {
        input.Keep();
        using DataFile file = input.OpenData();
        var lines = new TextLines(file.Content, input.Path, LibSvmFormat.Title);
        while (lines.TryRead(out ReadOnlySpan<byte> text))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var line = new LibSvmLine(text, input.Path, lines.Number);
            if (line.IsBlank)
            {
                continue;
            }

            line.ReadLabel();
            while (line.TryReadPair())
            {
                if (line.Value is not (0 or 1))
                {
                    return line.Value is > 0 and < 1;
                }
            }
        }

        return false;
    }

    private byte ToPixel(LibSvmLine line)
    {
        double value = line.Value;
        if (_isScaled)
        {
            return value is >= 0 and <= 1
                ? (byte)Math.Round(value * 255)
                : throw line.Invalid("a value from 0 to 1", FormattableString.Invariant($"{value}"), "The values before it are scaled from 0 to 1.");
        }

        return value is >= 0 and <= 255 && value == Math.Floor(value)
            ? (byte)value
            : throw line.Invalid("a whole value from 0 to 255", FormattableString.Invariant($"{value}"));
    }
}
