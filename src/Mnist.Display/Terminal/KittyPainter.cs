using System.Globalization;
using System.Text;

namespace Mnist.Display.Terminal;

/// <summary>Draws with the graphics protocol of kitty: RGB in pieces of base64, scaled by the terminal to whole characters.</summary>
internal sealed class KittyPainter : GraphicsPainter
{
    private const int PieceLength = 4096;

    protected override void Paint(MnistSample sample, TerminalOptions options, StringBuilder output)
    {
        (int columns, int lines) = SizeOf(sample.Rows, sample.Columns, options.Scale);
        var picture = new GrayPicture(sample, scale: 1, options.Invert);
        byte[] rgb = new byte[3 * sample.Rows * sample.Columns];
        for (int i = 0; i < rgb.Length; i++)
        {
            (int row, int column) = Math.DivRem(i / 3, sample.Columns);
            rgb[i] = (byte)picture[row, column];
        }

        // a=T shows at once, f=24 is RGB, C=1 leaves the cursor, q=2 suppresses answers, m=1 means that more follows.
        string data = Convert.ToBase64String(rgb);
        string control = string.Create(
            CultureInfo.InvariantCulture, $"a=T,f=24,s={sample.Columns},v={sample.Rows},c={columns},r={lines},C=1,q=2,");
        for (int start = 0; start < data.Length; start += PieceLength)
        {
            int length = Math.Min(PieceLength, data.Length - start);
            int more = start + length < data.Length ? 1 : 0;
            output.Append(CultureInfo.InvariantCulture, $"\u001b_G{(start == 0 ? control : "")}m={more};").Append(data, start, length).Append("\u001b\\");
        }
    }
}
