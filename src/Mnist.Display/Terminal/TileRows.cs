using System.Text;
using Mnist.Display.Terminal;
using Mnist.Imaging;

namespace Mnist.Display;

/// <summary>Collects tiles and returns each row when it is full.</summary>
public sealed class TileRows
{
    private const int Gap = 2;

    // More than any screen has. It limits the output for a large picture.
    private const int LargestSide = 4096;

    private readonly List<TerminalTile> _row = [];
    private readonly TerminalOptions _options;
    private readonly ITilePainter _painter;

    /// <summary>Creates an empty row.</summary>
    /// <param name="options">How the tiles are drawn.</param>
    /// <exception cref="ArgumentOutOfRangeException">Scale or Width is out of range.</exception>
    /// <exception cref="ArgumentException">The protocol is Auto.</exception>
    public TileRows(TerminalOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Scale, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Scale, TerminalOptions.MaximumScale, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Width, 1, nameof(options));
        _options = options;
        _painter = options.Protocol switch
        {
            TerminalProtocol.Sixel => new SixelPainter(),
            TerminalProtocol.Kitty => new KittyPainter(),
            TerminalProtocol.Blocks => new BlockPainter(is256: false),
            TerminalProtocol.Blocks256 => new BlockPainter(is256: true),
            TerminalProtocol.Ascii => new AsciiPainter(),
            _ => throw new ArgumentException("The protocol Auto cannot be drawn. Use a protocol from TerminalDetection.", nameof(options)),
        };
    }

    /// <summary>Returns how many samples of a size, with captions of one line, fit on a screen; at least one.</summary>
    public int CountOnScreen(int rows, int columns, int height)
    {
        (rows, columns, int scale) = Fit(rows, columns);
        (int tileColumns, int tileLines) = _painter.SizeOf(rows, columns, scale);
        int across = Math.Max(1, (_options.Width + Gap) / (tileColumns + Gap));
        return across * Math.Max(1, height / (tileLines + 1));
    }

    /// <summary>Adds a tile. Returns the row if it is full, or if the tile has another size.</summary>
    /// <exception cref="ArgumentException">The sample is too large for any screen.</exception>
    public string? Add(TerminalTile tile)
    {
        MnistSample sample = tile.Sample;
        if ((long)Math.Max(sample.Rows, sample.Columns) * _options.Scale > LargestSide)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{sample} is {sample.Rows} x {sample.Columns}, too large to draw at scale {_options.Scale}. Use images of at most {LargestSide / _options.Scale} pixels a side, or a smaller scale."));
        }

        string? done = _row.Count > 0 && (sample.Rows != _row[0].Sample.Rows || sample.Columns != _row[0].Sample.Columns) ? Finish() : null;
        if (done is null && _row.Count > 0 && IsFull)
        {
            done = Finish(); // a full row that the call before could not return
        }

        _row.Add(tile);
        return done is null && IsFull ? Finish() : done;
    }

    /// <summary>Returns the last row if it is not empty.</summary>
    public string? Finish()
    {
        if (_row.Count == 0)
        {
            return null;
        }

        var output = new StringBuilder();
        (int rows, int columns, int scale) = Fit(_row[0].Sample.Rows, _row[0].Sample.Columns);
        int stride = Stride;
        _painter.Paint([.. _row.Select(tile => Shrink(tile.Sample, rows, columns))], stride, _options with { Scale = scale }, output);
        output.AppendJoin('\n', CaptionLines(stride));
        _row.Clear();
        return output.ToString();
    }

    private int Stride
    {
        get
        {
            (int rows, int columns, int scale) = Fit(_row[0].Sample.Rows, _row[0].Sample.Columns);
            return _painter.SizeOf(rows, columns, scale).Columns + Gap;
        }
    }

    // The gap after the last picture can be outside.
    private bool IsFull => ((_row.Count + 1L) * Stride) - Gap > _options.Width;

    // A terminal wraps what is wider, and the rows of a picture are no longer below each other. So a lower scale, then fewer pixels.
    private (int Rows, int Columns, int Scale) Fit(int rows, int columns)
    {
        int scale = _options.Scale;
        while (_options.ShrinkToFit && scale > 1 && _painter.SizeOf(rows, columns, scale).Columns > _options.Width)
        {
            scale--;
        }

        int narrow = Math.Min(columns, LargestSide);
        while (_options.ShrinkToFit && narrow > 1 && _painter.SizeOf(rows, narrow, scale).Columns > _options.Width)
        {
            narrow--;
        }

        return narrow == columns ? (rows, columns, scale) : ((int)Math.Max(1, (((long)rows * narrow) + (columns / 2)) / columns), narrow, scale);
    }

    private static MnistSample Shrink(MnistSample sample, int rows, int columns) => columns == sample.Columns
        ? sample
        : new MnistSample(Resampler.Resize(sample.AsSpan(), sample.Rows, sample.Columns, rows, columns), sample.Label, rows, columns);

    private IEnumerable<string> CaptionLines(int stride)
    {
        string[][] captions = [.. _row.Select(tile => tile.Caption.Split('\n'))];
        for (int line = 0; line < captions.Max(caption => caption.Length); line++)
        {
            yield return string.Concat(captions.Select(caption => CaptionText.Fit(line < caption.Length ? caption[line] : "", stride - Gap) + "  ")).TrimEnd(' ');
        }
    }
}
