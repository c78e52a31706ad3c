using Mnist;

namespace MnistPS.Views;

/// <summary>Draws with Braille characters of 2 x 4 dots each: https://www.unicode.org/charts/PDF/U2800.pdf.</summary>
internal static class Braille
{
    /// <summary>The characters of a thumbnail. It is wider than a digit, because it has only four rows of dots.</summary>
    public const int ThumbnailColumns = 7;

    // The bits of the dots: three rows by column, then the fourth row.
    private static readonly int[,] s_dots = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

    /// <summary>Returns a sample in one line.</summary>
    public static string Thumbnail(MnistSample sample) => Lines(InkGrid.Of(sample, 4, 2 * ThumbnailColumns, isCropped: true)).Single();

    /// <summary>Returns dots as lines of characters, each with four rows and two columns of dots.</summary>
    public static IEnumerable<string> Lines(bool[,] grid)
    {
        for (int top = 0; top < grid.GetLength(0); top += 4)
        {
            char[] line = new char[grid.GetLength(1) / 2];
            for (int i = 0; i < line.Length; i++)
            {
                int bits = 0;
                for (int dot = 0; dot < 8; dot++)
                {
                    bits |= grid[top + (dot / 2), (2 * i) + (dot % 2)] ? s_dots[dot / 2, dot % 2] : 0;
                }

                line[i] = (char)(0x2800 + bits);
            }

            yield return new string(line);
        }
    }
}
