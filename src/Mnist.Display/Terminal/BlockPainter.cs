using System.Globalization;
using System.Text;

namespace Mnist.Display.Terminal;

/// <summary>Draws with upper half blocks: the upper pixel is the foreground, the lower one the background.</summary>
/// <param name="is256">Uses the palette of 256 colors instead of 24-bit colors.</param>
internal sealed class BlockPainter(bool is256) : ITilePainter
{
    private const int FirstGray = 232; // 24 grays, from 8 to 238
    private const int Black = 16;
    private const int White = 231;

    public (int Columns, int Lines) SizeOf(int rows, int columns, int scale) => (columns * scale, ((rows * scale) + 1) / 2);

    public void Paint(IReadOnlyList<MnistSample> samples, int stride, TerminalOptions options, StringBuilder output)
    {
        (int columns, int lines) = SizeOf(samples[0].Rows, samples[0].Columns, options.Scale);
        for (int line = 0; line < lines; line++)
        {
            for (int i = 0; i < samples.Count; i++)
            {
                output.Append(' ', i == 0 ? 0 : stride - columns);
                PaintLine(new GrayPicture(samples[i], options.Scale, options.Invert), line, columns, output);
            }

            output.Append('\n');
        }
    }

    private void PaintLine(GrayPicture picture, int line, int columns, StringBuilder output)
    {
        (int Upper, int Lower) last = (-1, -1);
        for (int column = 0; column < columns; column++)
        {
            (int Upper, int Lower) color = (ColorOf(picture[2 * line, column]), ColorOf(picture[(2 * line) + 1, column]));
            if (color != last)
            {
                output.Append(CultureInfo.InvariantCulture, $"\u001b[38;{Code(color.Upper)};48;{Code(color.Lower)}m");
                last = color;
            }

            output.Append('▀');
        }

        output.Append("\u001b[0m");
    }

    private int ColorOf(int light) => !is256 ? light
        : light < 4 ? Black
        : light > 246 ? White
        : FirstGray + Math.Clamp((light - 3) / 10, 0, 23);

    private string Code(int color) => is256
        ? string.Create(CultureInfo.InvariantCulture, $"5;{color}")
        : string.Create(CultureInfo.InvariantCulture, $"2;{color};{color};{color}");
}
