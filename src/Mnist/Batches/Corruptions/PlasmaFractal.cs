namespace Mnist;

/// <summary>A height map by the diamond-square algorithm, that repeats at its edges, with heights from 0 to 1.</summary>
internal static class PlasmaFractal
{
    /// <summary>The height and the width. Fog takes only a corner, but the heights are those of the whole map.</summary>
    public const int Size = 256;

    /// <param name="decay">By how much the changes get smaller when the squares do.</param>
    /// <param name="random">The source of the changes.</param>
    public static double[] Draw(double decay, SeededRandom random)
    {
        double[] map = new double[Size * Size];
        double change = 100;
        for (int step = Size; step >= 2; step /= 2)
        {
            int half = step / 2;

            // The middles of the squares, then those of their upper and left sides.
            Fill(map, half, half, step, [(-half, -half), (-half, half), (half, -half), (half, half)], change, random);
            Fill(map, 0, half, step, [(-half, 0), (half, 0), (0, -half), (0, half)], change, random);
            Fill(map, half, 0, step, [(-half, 0), (half, 0), (0, -half), (0, half)], change, random);
            change /= decay;
        }

        (double least, double most) = (map.Min(), map.Max());
        for (int i = 0; i < map.Length; i++)
        {
            map[i] = (map[i] - least) / (most - least);
        }

        return map;
    }

    // Sets points a step apart to the mean of four others and a random change.
    private static void Fill(double[] map, int top, int left, int step, ReadOnlySpan<(int Rows, int Columns)> others, double change, SeededRandom random)
    {
        for (int row = top; row < Size; row += step)
        {
            for (int column = left; column < Size; column += step)
            {
                double sum = 0;
                foreach ((int rows, int columns) in others)
                {
                    sum += map[(((row + rows) & (Size - 1)) * Size) + ((column + columns) & (Size - 1))];
                }

                map[(row * Size) + column] = (sum / 4) + (change * ((2 * random.NextDouble()) - 1) * change);
            }
        }
    }
}
