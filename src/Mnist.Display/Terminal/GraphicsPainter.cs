using System.Globalization;
using System.Text;

namespace Mnist.Display.Terminal;

/// <summary>Draws pictures that the terminal shows as graphics, for any size of its characters.</summary>
/// <remarks>
/// The space is made first, so that a picture at the bottom of the screen does not scroll while it is drawn. Then each picture is drawn
/// at its column.
/// </remarks>
internal abstract class GraphicsPainter : ITilePainter
{
    /// <summary>The screen pixels for a pixel of a sample at scale 1. With fewer, there is no space for a caption.</summary>
    protected const int Magnification = 4;

    // Few fonts have smaller characters. With larger ones, there is a margin.
    private const int SmallestCharacterWidth = 7;
    private const int SmallestCharacterHeight = 14;

    public (int Columns, int Lines) SizeOf(int rows, int columns, int scale) => (
        ((columns * scale * Magnification) + SmallestCharacterWidth - 1) / SmallestCharacterWidth,
        ((rows * scale * Magnification) + SmallestCharacterHeight - 1) / SmallestCharacterHeight);

    public void Paint(IReadOnlyList<MnistSample> samples, int stride, TerminalOptions options, StringBuilder output)
    {
        int lines = SizeOf(samples[0].Rows, samples[0].Columns, options.Scale).Lines;
        output.Append('\n', lines).Append(CultureInfo.InvariantCulture, $"\u001b[{lines}A");
        for (int i = 0; i < samples.Count; i++)
        {
            output.Append(CultureInfo.InvariantCulture, $"\u001b7\u001b[{(i * stride) + 1}G");
            Paint(samples[i], options, output);
            output.Append("\u001b8");
        }

        output.Append(CultureInfo.InvariantCulture, $"\u001b[{lines}B\r");
    }

    /// <summary>Draws one picture at the cursor.</summary>
    protected abstract void Paint(MnistSample sample, TerminalOptions options, StringBuilder output);
}
