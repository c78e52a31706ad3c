using Mnist;

namespace MnistPS.Views;

/// <summary>Draws a line of plain characters. Each shows whether there is ink at its top, middle and bottom.</summary>
internal static class Strokes
{
    private const int Columns = 10;

    // By ink at the top (4), in the middle (2) and at the bottom (1).
    private const string Characters = " _-=':^|";

    /// <summary>Returns a sample in one line.</summary>
    public static string Thumbnail(MnistSample sample)
    {
        bool[,] grid = InkGrid.Of(sample, 3, Columns, isCropped: true);
        char[] line = new char[Columns];
        for (int i = 0; i < Columns; i++)
        {
            line[i] = Characters[(grid[0, i] ? 4 : 0) + (grid[1, i] ? 2 : 0) + (grid[2, i] ? 1 : 0)];
        }

        return new string(line).TrimEnd();
    }
}
