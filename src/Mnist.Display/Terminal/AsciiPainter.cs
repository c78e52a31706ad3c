using System.Text;

namespace Mnist.Display.Terminal;

/// <summary>Draws with characters of increasing density, each for two pixels, one above the other.</summary>
internal sealed class AsciiPainter : ITilePainter
{
    private const string Densities = " .:-=+*#%@";

    public (int Columns, int Lines) SizeOf(int rows, int columns, int scale) => (columns * scale, ((rows * scale) + 1) / 2);

    public void Paint(IReadOnlyList<MnistSample> samples, int stride, TerminalOptions options, StringBuilder output)
    {
        (int columns, int lines) = SizeOf(samples[0].Rows, samples[0].Columns, options.Scale);
        var text = new StringBuilder();
        for (int line = 0; line < lines; line++)
        {
            text.Clear();
            foreach (MnistSample sample in samples)
            {
                var picture = new GrayPicture(sample, options.Scale, options.Invert);
                for (int column = 0; column < columns; column++)
                {
                    int light = (picture[2 * line, column] + picture[(2 * line) + 1, column] + 1) / 2;
                    text.Append(Densities[light * (Densities.Length - 1) / 255]);
                }

                text.Append(' ', stride - columns);
            }

            output.Append(text.ToString().AsSpan().TrimEnd(' ')).Append('\n');
        }
    }
}
