namespace Mnist;

/// <summary>Noise in each pixel.</summary>
internal static class Noises
{
    private static readonly double[] s_photons = [60, 25, 12, 5, 3];
    private static readonly double[] s_amounts = [0.03, 0.06, 0.09, 0.17, 0.27];

    public static void Shot(double[] image, double[] result, int level, SeededRandom random)
    {
        double photons = s_photons[level];
        for (int i = 0; i < image.Length; i++)
        {
            result[i] = Poisson(image[i] * photons, random) / photons;
        }
    }

    public static void Impulse(double[] image, double[] result, int level, SeededRandom random)
    {
        for (int i = 0; i < image.Length; i++)
        {
            bool isChanged = random.NextDouble() < s_amounts[level];
            bool isSalt = random.NextDouble() < 0.5;
            result[i] = !isChanged ? image[i] : isSalt ? 1 : 0;
        }
    }

    /// <summary>Draws two independent numbers with the standard normal distribution, by the polar method of Marsaglia.</summary>
    public static (double First, double Second) Normal(SeededRandom random)
    {
        while (true)
        {
            double x = (2 * random.NextDouble()) - 1;
            double y = (2 * random.NextDouble()) - 1;
            double square = (x * x) + (y * y);
            if (square is > 0 and < 1)
            {
                double factor = Math.Sqrt(-2 * PortableMath.Log(square) / square);
                return (x * factor, y * factor);
            }
        }
    }

    // Knuth's method: the number of factors until the product of uniform numbers is at most e^-mean.
    private static int Poisson(double mean, SeededRandom random)
    {
        double half = PortableMath.Exp(-mean / 2);
        double end = half * half;
        int count = -1;
        double product = 1;
        do
        {
            product *= random.NextDouble();
            count++;
        }
        while (product > end);
        return count;
    }
}
