namespace Mnist;

/// <summary>Blurred images.</summary>
internal static class Blurs
{
    private const int Side = Corrupter.Side;

    private static readonly (double Sigma, int Distance, int Rounds)[] s_glass = [(0.7, 1, 2), (0.9, 2, 1), (1, 2, 3), (1.1, 3, 2), (1.5, 4, 2)];
    private static readonly (int Radius, double Sigma)[] s_motion = [(10, 3), (15, 5), (15, 8), (15, 12), (20, 15)];

    // scikit-image takes the columns of a gray image for its channels if it is told that there are some, and smooths within each one.
    public static void Glass(double[] image, double[] result, int level, SeededRandom random)
    {
        (double sigma, int distance, int rounds) = s_glass[level];
        image.CopyTo(result, 0);
        Smoothing.Columns(result, sigma);
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = Math.Floor(result[i] * 255) / 255;
        }

        for (int round = 0; round < rounds; round++)
        {
            for (int row = Side - distance; row > distance; row--)
            {
                for (int column = Side - distance; column > distance; column--)
                {
                    if (random.Next(2) == 0)
                    {
                        int right = random.Next(2 * distance) - distance;
                        int down = random.Next(2 * distance) - distance;
                        ref double pixel = ref result[(row * Side) + column];
                        ref double other = ref result[((row + down) * Side) + column + right];
                        (pixel, other) = (other, pixel);
                    }
                }
            }
        }

        Smoothing.Columns(result, sigma);
    }

    // As ImageMagick: half of a Gaussian along a line, from the pixel in one direction.
    public static void Motion(double[] image, double[] result, int level, SeededRandom random)
    {
        (int radius, double sigma) = s_motion[level];
        double angle = ((90 * random.NextDouble()) - 45) * Math.PI / 180;
        double down = PortableMath.Sin(angle);
        double right = PortableMath.Cos(angle);
        double[] weights = [.. Enumerable.Range(0, (2 * radius) + 1).Select(i => PortableMath.Exp(-(i * i) / (2 * sigma * sigma)))];
        double sum = weights.Sum();
        Array.Clear(result);
        for (int i = 0; i < weights.Length; i++)
        {
            int rows = (int)Math.Ceiling((i * down) - 0.5);
            int columns = (int)Math.Ceiling((i * right) - 0.5);
            double weight = weights[i] / sum;
            for (int pixel = 0; pixel < result.Length; pixel++)
            {
                (int row, int column) = Math.DivRem(pixel, Side);
                result[pixel] += weight * image[(Math.Clamp(row + rows, 0, Side - 1) * Side) + Math.Clamp(column + columns, 0, Side - 1)];
            }
        }
    }
}
