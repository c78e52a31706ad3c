using System.Globalization;
using Mnist.Display.Charts.Content;
using Mnist.Display.Html;
using Mnist.Display.Svg;

namespace Mnist.Display.Charts.Drawing;

/// <summary>Draws a confusion matrix, with correct predictions in one color and mistakes in another.</summary>
internal static class MatrixDrawing
{
    private const double LargestName = 92;
    private const double Right = 468;

    public static string Draw(MatrixContent content, string title)
    {
        var canvas = new SvgCanvas();
        double top = canvas.Heading(title);
        int count = content.Categories.Count;
        double size = count <= 12 ? 13 : Math.Clamp(400.0 / count, 6, 11);
        double name = Math.Min(LargestName, content.Categories.Max(category => Figures.WidthOf(category, size)));
        double left = 34 + name;
        double cell = (Right - left) / count;

        // Names that are wider than a column are vertical.
        bool isUpright = name > cell - 2;
        double head = isUpright ? name + 8 : size + 6;
        canvas.Text((left + Right) / 2, top + 8, "Predicted", 12.5, "middle", Palette.Muted);
        top += 16 + head;
        double middle = top + (cell * count / 2);
        canvas.Text(20, middle, "True", 12.5, "middle", Palette.Muted, extra: string.Create(CultureInfo.InvariantCulture, $" transform=\"rotate(-90 20 {middle:0.##})\""));
        for (int i = 0; i < count; i++)
        {
            string text = Figures.Fit(content.Categories[i], size, LargestName);
            canvas.Text(left - 6, top + ((i + 0.5) * cell) + (size * 0.36), text, size, "end");
            double x = left + ((i + 0.5) * cell);
            double y = top - 6;
            double baseline = x + (size * 0.36);
            canvas.Text(isUpright ? baseline : x, y, text, size, isUpright ? "start" : "middle", extra: isUpright
                ? string.Create(CultureInfo.InvariantCulture, $" transform=\"rotate(-90 {baseline:0.##} {y:0.##})\"")
                : "");
        }

        double largest = content.LargestMistake();
        for (int row = 0; row < count; row++)
        {
            for (int column = 0; column < count; column++)
            {
                DrawCell(canvas, content, row, column, left, top, cell, largest);
            }
        }

        double bottom = top + (cell * count);
        canvas.Stroke(string.Create(CultureInfo.InvariantCulture, $"M{left:0.##} {top:0.##}H{Right:0.##}V{bottom:0.##}H{left:0.##}z"), Palette.Grid);
        return canvas.ToSvg(bottom + 14, title, content.Description);
    }

    private static void DrawCell(
        SvgCanvas canvas, MatrixContent content, int row, int column, double left, double top, double cell, double largest)
    {
        long count = content.Counts[row, column];
        if (count == 0)
        {
            return;
        }

        double share = content.ShareOf(row, column);
        bool isRight = row == column;
        double opacity = isRight ? 0.1 + ((MatrixContent.RightOpacity - 0.1) * share) : 0.1 + ((MatrixContent.WrongOpacity - 0.1) * share / largest);
        string text = Figures.Number(count);
        double x = left + (column * cell);
        double y = top + (row * cell);
        canvas.Rectangle(
            x,
            y,
            cell,
            cell,
            isRight ? Palette.Right : Palette.Wrong,
            $"{content.Categories[row]} taken for {content.Categories[column]}: {text}, {Figures.Percent(share)} of {content.Categories[row]}",
            string.Create(CultureInfo.InvariantCulture, $" fill-opacity=\"{opacity:0.##}\""));
        double size = Math.Min(12.5, (cell - 3) / Math.Max(1.6, Figures.WidthOf(text, 1)));
        if (size >= 6)
        {
            canvas.Text(x + (cell / 2), y + (cell / 2) + (size * 0.36), text, size, "middle", extra: " pointer-events=\"none\"");
        }
    }
}
