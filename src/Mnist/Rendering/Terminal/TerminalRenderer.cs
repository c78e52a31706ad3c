using System.Text;

namespace Mnist;

/// <summary>Draws samples as text for a terminal: several side by side, a caption under each.</summary>
public static class TerminalRenderer
{
    private const int Gap = 2;

    /// <summary>Draws samples of one size.</summary>
    /// <param name="tiles">The samples and their captions.</param>
    /// <param name="options">Protocol, width, scale.</param>
    /// <returns>A text for each row of tiles, without the last line end.</returns>
    /// <exception cref="ArgumentException">The protocol is Auto, or scale or width is less than 1.</exception>
    public static IEnumerable<string> Render(IEnumerable<TerminalTile> tiles, TerminalOptions options)
    {
        ArgumentNullException.ThrowIfNull(tiles);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Scale, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Width, 1, nameof(options));
        ITilePainter painter = PainterOf(options.Protocol);
        return RenderRows(tiles, painter, options);
    }

    private static IEnumerable<string> RenderRows(IEnumerable<TerminalTile> tiles, ITilePainter painter, TerminalOptions options)
    {
        List<TerminalTile> row = [];
        int stride = 0;
        foreach (TerminalTile tile in tiles)
        {
            // Samples of another size start a row of their own.
            int tileStride = painter.SizeOf(tile.Sample.Rows, tile.Sample.Columns, options.Scale).Columns + Gap;
            bool isFull = row.Count > 0 && (row.Count + 1) * stride - Gap > options.Width;
            if (isFull || (row.Count > 0 && (tile.Sample.Rows != row[0].Sample.Rows || tile.Sample.Columns != row[0].Sample.Columns)))
            {
                yield return RenderRow(row, painter, stride, options);
                row.Clear();
            }

            stride = tileStride;
            row.Add(tile);
        }

        if (row.Count > 0)
        {
            yield return RenderRow(row, painter, stride, options);
        }
    }

    private static string RenderRow(List<TerminalTile> row, ITilePainter painter, int stride, TerminalOptions options)
    {
        var output = new StringBuilder();
        painter.Paint([.. row.Select(tile => tile.Sample)], stride, options, output);
        int captionWidth = stride - Gap;
        output.AppendJoin(
            new string(' ', Gap),
            row.Select(tile => tile.Caption.Length > captionWidth ? tile.Caption[..captionWidth] : tile.Caption.PadRight(captionWidth)));
        return output.ToString().TrimEnd(' ');
    }

    private static ITilePainter PainterOf(TerminalProtocol protocol) => protocol switch
    {
        TerminalProtocol.Sixel => new SixelPainter(),
        TerminalProtocol.Kitty => new KittyPainter(),
        TerminalProtocol.Blocks => new BlockPainter(is256: false),
        TerminalProtocol.Blocks256 => new BlockPainter(is256: true),
        TerminalProtocol.Ascii => new AsciiPainter(),
        _ => throw new ArgumentException("Auto is not a way of drawing; ask TerminalDetection for one.", nameof(protocol)),
    };
}
