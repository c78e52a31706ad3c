using System.Text;

namespace Mnist.Display.Terminal;

/// <summary>Draws the pictures of one row of tiles.</summary>
internal interface ITilePainter
{
    /// <summary>The characters that a picture takes.</summary>
    (int Columns, int Lines) SizeOf(int rows, int columns, int scale);

    /// <summary>Draws pictures side by side; afterwards the cursor is at the start of the line below them.</summary>
    void Paint(IReadOnlyList<MnistSample> samples, int stride, TerminalOptions options, StringBuilder output);
}
