namespace Mnist;

/// <summary>Light, stripes, fog and spots over the image.</summary>
internal static class Covers
{
    private const int Side = Corrupter.Side;
    private const double MudGray = 63 / 255.0;

    private static readonly double[] s_lights = [0.1, 0.2, 0.3, 0.4, 0.5];
    private static readonly (double Strength, double Decay)[] s_fogs = [(1.5, 2), (2, 2), (2.5, 1.7), (2.5, 1.5), (3, 1.4)];

    private static readonly (double Mean, double Deviation, double Sigma, double Threshold, double EdgeSigma)[] s_spatters =
    [
        (0.65, 0.3, 4, 0.69, 0.6), (0.65, 0.3, 3, 0.68, 0.6), (0.65, 0.3, 2, 0.68, 0.5), (0.65, 0.3, 1, 0.65, 1.5), (0.67, 0.4, 1, 0.65, 1.5),
    ];

    // For gray pixels, the value of HSV is the pixel.
    public static void Brightness(double[] image, double[] result, int level)
    {
        for (int i = 0; i < image.Length; i++)
        {
            result[i] = image[i] + s_lights[level];
        }
    }

    public static void Stripe(double[] image, double[] result)
    {
        for (int i = 0; i < image.Length; i++)
        {
            result[i] = i % Side is < 7 or >= 21 ? 1 - image[i] : image[i];
        }
    }

    public static void Fog(double[] image, double[] result, int level, SeededRandom random)
    {
        (double strength, double decay) = s_fogs[level];
        double most = image.Max();
        double[] fog = PlasmaFractal.Draw(decay, random);
        for (int i = 0; i < image.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, Side);
            result[i] = (image[i] + (strength * fog[(row * PlasmaFractal.Size) + column])) * most / (most + strength);
        }
    }

    public static void Spatter(double[] image, double[] result, int level, SeededRandom random)
    {
        var (mean, deviation, sigma, threshold, edgeSigma) = s_spatters[level];
        double[] liquid = new double[image.Length];
        for (int i = 0; i < liquid.Length; i += 2)
        {
            (double first, double second) = Noises.Normal(random);
            (liquid[i], liquid[i + 1]) = (mean + (deviation * first), mean + (deviation * second));
        }

        Smoothing.Both(liquid, sigma);
        for (int i = 0; i < liquid.Length; i++)
        {
            liquid[i] = liquid[i] > threshold ? 1 : 0;
        }

        Smoothing.Both(liquid, edgeSigma);
        for (int i = 0; i < image.Length; i++)
        {
            double share = liquid[i] < 0.8 ? 0 : liquid[i];
            result[i] = (image[i] * (1 - share)) + (MudGray * share);
        }
    }
}
