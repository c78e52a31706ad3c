namespace Mnist;

/// <summary>Functions with the same bits on every platform, which <see cref="Math"/> does not guarantee.</summary>
/// <remarks>They use only additions, multiplications and divisions, which IEEE 754 defines exactly. The error is a few 1e-16.</remarks>
internal static class PortableMath
{
    private const int Terms = 32;
    private const double Ln2 = 0.69314718055994530942;

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

    /// <summary>The natural logarithm of a positive number that is not subnormal.</summary>
    public static double Log(double number)
    {
        // number = 2^exponent * mantissa, with a mantissa near 1. Then 2 artanh((m - 1) / (m + 1)).
        long bits = BitConverter.DoubleToInt64Bits(number);
        int exponent = (int)(bits >> 52) - 1022;
        double mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | 0x3FE0000000000000);
        if (mantissa < 0.7)
        {
            mantissa *= 2;
            exponent--;
        }

        double x = (mantissa - 1) / (mantissa + 1);
        double power = x;
        double sum = 0;
        for (int n = 1; n < Terms; n += 2)
        {
            sum += power / n;
            power *= x * x;
        }

        return (exponent * Ln2) + (2 * sum);
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
