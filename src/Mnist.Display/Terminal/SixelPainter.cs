using System.Globalization;
using System.Text;

namespace Mnist.Display.Terminal;

/// <summary>Draws with sixels: bands of six rows, and a pass for each color of a band.</summary>
internal sealed class SixelPainter : GraphicsPainter
{
    private const int BandHeight = 6;
    private const int Levels = 17; // grays; more look the same at this size
    private const int ShortestRun = 4; // "!4~" is no longer than "~~~~"

    protected override void Paint(MnistSample sample, TerminalOptions options, StringBuilder output)
    {
        var picture = new GrayPicture(sample, options.Scale * Magnification, options.Invert);

        // P2=1 leaves undrawn pixels unchanged. The raster attributes give square pixels and the size.
        output.Append(CultureInfo.InvariantCulture, $"\u001bP0;1;0q\"1;1;{picture.Columns};{picture.Rows}");
        for (int level = 0; level < Levels; level++)
        {
            int percent = ((100 * level) + ((Levels - 1) / 2)) / (Levels - 1);
            output.Append(CultureInfo.InvariantCulture, $"#{level};2;{percent};{percent};{percent}");
        }

        for (int top = 0; top < picture.Rows; top += BandHeight)
        {
            for (int level = 0; level < Levels; level++)
            {
                PaintBand(picture, top, level, output);
            }

            output.Append('-');
        }

        output.Append("\u001b\\");
    }

    private static void PaintBand(GrayPicture picture, int top, int level, StringBuilder output)
    {
        var run = new StringBuilder();
        bool isUsed = false;
        char last = '\0';
        int length = 0;
        for (int column = 0; column <= picture.Columns; column++)
        {
            char sixel = column < picture.Columns ? SixelOf(picture, top, column, level) : '\0';
            isUsed |= column < picture.Columns && sixel != '?';
            if (sixel != last)
            {
                AppendRun(run, last, length);
                (last, length) = (sixel, 0);
            }

            length++;
        }

        if (isUsed)
        {
            output.Append(CultureInfo.InvariantCulture, $"#{level}").Append(run).Append('$');
        }
    }

    private static char SixelOf(GrayPicture picture, int top, int column, int level)
    {
        int bits = 0;
        for (int bit = 0; bit < BandHeight && top + bit < picture.Rows; bit++)
        {
            bits |= ((picture[top + bit, column] * (Levels - 1)) + 127) / 255 == level ? 1 << bit : 0;
        }

        return (char)('?' + bits);
    }

    private static void AppendRun(StringBuilder run, char sixel, int length)
    {
        if (length >= ShortestRun)
        {
            run.Append(CultureInfo.InvariantCulture, $"!{length}{sixel}");
        }
        else
        {
            run.Append(sixel, length);
        }
    }
}
