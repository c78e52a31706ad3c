using Mnist.Formats.Text;
using Mnist.IO;

namespace Mnist.Formats.LibSvm;

/// <summary>Reads LIBSVM's sparse text.</summary>
internal sealed class LibSvmReader : SampleReader
{
    private readonly string _path;
    private readonly DataFile _file;
    private readonly TextLines _lines;
    private readonly LibSvmReadOptions _options;
    private readonly LibSvmSurvey _survey;
    private readonly LibSvmInk? _ink;
    private long _blankLine;
    private int _last = -1;

    /// <param name="input">The file or stream.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="cancellationToken">Cancels the search for scaled values.</param>
    public LibSvmReader(SampleInput input, LibSvmReadOptions options, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Rows, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Columns, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)options.Rows * options.Columns, LibSvmFormat.MaximumPixels, nameof(options));
        _path = input.Path;
        _options = options;
        _survey = LibSvmSurvey.Of(input, options, cancellationToken);
        _ink = _survey.IsGuess && LibSvmInk.Covers(options) ? new LibSvmInk() : null;
        _file = input.OpenData();
        try
        {
            _lines = new TextLines(Utf8Text.Of(_file), _path, LibSvmFormat.Title);
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
            var line = new LibSvmLine(text, _path, _lines.Number, _survey.First);
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
                int place = line.Index - _survey.First;
                if (place >= pixels.Length)
                {
                    throw line.Invalid(
                        FormattableString.Invariant($"indexes from {_survey.First} to {pixels.Length - 1 + _survey.First} ({Rows} x {Columns} pixels)"),
                        FormattableString.Invariant($"{line.Index}"),
                        _survey.First == 0 && place == pixels.Length
                            ? "If indexes start with 1, use ZeroBased false."
                            : "Use Rows and Columns for images of another size.");
                }

                pixels[place] = ToPixel(line);
                _last = Math.Max(_last, place);
                _ink?.Add(place);
            }

            return true;
        }

        if (_ink is { IsShifted: true })
        {
            _options.Warn($"{_path}: indexes are read from 1, which puts ink where no image of MNIST has any. Read from 0, none is there. Use ZeroBased if they start with 0.");
        }

        if (_last >= 0 && _last < Rows * Columns / 2)
        {
            _options.Warn(FormattableString.Invariant(
                $"{_path}: the largest index is {_last + _survey.First}, so the lower half of all images of {Rows} x {Columns} is empty. Use Rows and Columns for images of another size."));
        }

        return false;
    }

    protected override void Dispose(bool disposing) => _file.Dispose();

    private byte ToPixel(LibSvmLine line)
    {
        int pixel = PixelNumber.ToPixel(line.Value, _survey.IsScaled);
        return pixel >= 0 ? (byte)pixel
            : _survey.IsScaled ? throw line.Invalid("a value from 0 to 1", FormattableString.Invariant($"{line.Value}"), "The values before it are scaled from 0 to 1.")
            : throw line.Invalid("a whole value from 0 to 255", FormattableString.Invariant($"{line.Value}"));
    }
}
