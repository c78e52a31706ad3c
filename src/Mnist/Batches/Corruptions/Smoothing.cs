namespace Mnist;

/// <summary>Smooths images by a Gaussian that ends at four standard deviations, in the order of scipy's <c>gaussian_filter</c>.</summary>
internal static class Smoothing
{
    private const int Side = Corrupter.Side;

    /// <summary>Smooths along both axes.</summary>
    /// <param name="image">The image, which is replaced.</param>
    /// <param name="sigma">The standard deviation in pixels.</param>
    /// <param name="isZeroOutside">True if pixels outside are 0; false if they are those of the edge.</param>
    public static void Both(double[] image, double sigma, bool isZeroOutside = false)
    {
        Columns(image, sigma, isZeroOutside);
        Along(image, sigma, Side, 1, isZeroOutside);
    }

    /// <summary>Smooths each column.</summary>
    /// <param name="image">The image, which is replaced.</param>
    /// <param name="sigma">The standard deviation in pixels.</param>
    /// <param name="isZeroOutside">True if pixels outside are 0; false if they are those of the edge.</param>
    public static void Columns(double[] image, double sigma, bool isZeroOutside = false) => Along(image, sigma, 1, Side, isZeroOutside);

    private static void Along(double[] image, double sigma, int lineStep, int step, bool isZeroOutside)
    {
        double[] weights = Gaussian(sigma);
        int radius = weights.Length - 1;
        double[] line = new double[Side + (2 * radius)];
        for (int start = 0; start < Side * lineStep; start += lineStep)
        {
            for (int i = -radius; i < Side + radius; i++)
            {
                line[i + radius] = isZeroOutside && (uint)i >= Side ? 0 : image[start + (Math.Clamp(i, 0, Side - 1) * step)];
            }

            for (int i = 0; i < Side; i++)
            {
                int middle = i + radius;
                double sum = line[middle] * weights[0];
                for (int distance = radius; distance >= 1; distance--)
                {
                    sum += (line[middle - distance] + line[middle + distance]) * weights[distance];
                }

                image[start + (i * step)] = sum;
            }
        }
    }

    /// <summary>Returns the weights of the distances from 0. With those of both sides, their sum is 1.</summary>
    private static double[] Gaussian(double sigma)
    {
        double[] weights = new double[(int)((4 * sigma) + 0.5) + 1];
        double sum = 0;
        for (int i = weights.Length - 1; i >= 0; i--)
        {
            weights[i] = PortableMath.Exp(-0.5 / (sigma * sigma) * (i * i));
            sum += i == 0 ? weights[i] : 2 * weights[i];
        }

        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] /= sum;
        }

        return weights;
    }
}
