using Mnist.Display.Charts.Content;
using Mnist.Display.Html;
using Mnist.Display.Svg;
using Mnist.Imaging;

namespace Mnist.Display.Charts.Drawing;

/// <summary>Draws images side by side, each with a caption or each row with a name.</summary>
internal static class TileDrawing
{
    private const double Margin = 12;
    private const double Gap = 4;
    private const double LargestSide = 112;
    private const double CaptionSize = 12;
    private const double NameSize = 14;
    private const double LargestName = 120;

    public static string Draw(TileContent content, string title)
    {
        var canvas = new SvgCanvas();
        double top = canvas.Heading(title);
        double left = Margin + (content.RowNames is { Count: > 0 } names
            ? 8 + Math.Min(LargestName, names.Max(name => Figures.WidthOf(name, NameSize)))
            : 0);
        double width = Math.Min(LargestSide, ((SvgCanvas.Width - Margin - left + Gap) / content.TileColumns) - Gap);
        double height = width * content.Rows / content.Columns;
        int captionLines = content.Tiles.Max(tile => tile.Caption.Count);
        double rowHeight = height + Gap + (captionLines > 0 ? 6 + (captionLines * (CaptionSize + 2)) : 0);
        for (int i = 0; i < content.Tiles.Count; i++)
        {
            Tile tile = content.Tiles[i];
            (int row, int column) = Math.DivRem(i, content.TileColumns);
            double x = left + (column * (width + Gap));
            double y = top + (row * rowHeight);
            if (column == 0 && content.RowNames is not null)
            {
                string name = Figures.Fit(content.RowNames[row], NameSize, LargestName);
                canvas.Text(left - 8, y + (height / 2) + (NameSize * 0.36), name, NameSize, "end");
            }

            if (tile.Pixels.Length == 0)
            {
                continue;
            }

            canvas.Image(x, y, width, height, new Picture(tile.Rows, tile.Columns, tile.Pixels), tile.Text);
            for (int line = 0; line < tile.Caption.Count; line++)
            {
                string caption = Figures.Fit(tile.Caption[line], CaptionSize, width + Gap);
                canvas.Text(x + (width / 2), y + height + 13 + (line * (CaptionSize + 2)), caption, CaptionSize, "middle");
            }
        }

        return canvas.ToSvg(top + (content.TileRows * rowHeight) + Margin - Gap, title, content.Description);
    }
}
