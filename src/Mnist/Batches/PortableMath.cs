namespace Mnist;

/// <summary>Functions with the same bits on every platform, which <see cref="Math"/> does not guarantee.</summary>
/// <remarks>They use only additions, multiplications and divisions, which IEEE 754 defines exactly. The error is a few 1e-16.</remarks>
internal static class PortableMath
{
    private const int Terms = 32;

    /// <summary>The sine of an angle from -pi to pi.</summary>
    public static double Sin(double angle) => Series(angle, angle, 2);

    /// <summary>The cosine of an angle from -pi to pi.</summary>
    public static double Cos(double angle) => Series(1, angle, 1);

    /// <summary>e to the power of a number from -50 to 0.</summary>
    public static double Exp(double power)
    {
        // e^x = (e^(x / 64))^64, so that the series needs few terms.
        double x = power / 64;
        double term = 1;
        double sum = 1;
        for (int n = 1; n < Terms; n++)
        {
            term *= x / n;
            sum += term;
        }

        for (int i = 0; i < 6; i++)
        {
            sum *= sum;
        }

        return sum;
    }

    // first - first x^2 / (n (n + 1)) + ...
    private static double Series(double first, double x, int n)
    {
        double term = first;
        double sum = first;
        for (int i = 0; i < Terms; i++, n += 2)
        {
            term *= -(x * x) / (n * (n + 1));
            sum += term;
        }

        return sum;
    }
}
