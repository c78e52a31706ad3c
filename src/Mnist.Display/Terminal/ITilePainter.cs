using System.Text;

namespace Mnist.Display.Terminal;

/// <summary>Draws the pictures of one row of tiles.</summary>
internal interface ITilePainter
{
    /// <summary>Returns the size of a picture in characters.</summary>
    (int Columns, int Lines) SizeOf(int rows, int columns, int scale);

    /// <summary>Draws pictures side by side. Afterwards the cursor is at the start of the line below.</summary>
    void Paint(IReadOnlyList<MnistSample> samples, int stride, TerminalOptions options, StringBuilder output);
}
