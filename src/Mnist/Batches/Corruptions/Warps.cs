namespace Mnist;

/// <summary>Affine maps about the middle of the image, as scikit-image warps: bilinear, and 0 outside.</summary>
internal static class Warps
{
    private const int Side = Corrupter.Side;
    private const double Middle = (Side - 1) / 2.0;

    private static readonly double[] s_angles = [0.2, 0.4, 0.6, 0.8, 1];
    private static readonly double[] s_scales = [1 / 0.9, 1 / 0.8, 1 / 0.7, 1 / 0.6, 1 / 0.5];

    public static void Shear(double[] image, double[] result, int level, SeededRandom random)
    {
        double angle = Sign(random) * s_angles[level];
        AboutMiddle(image, result, 1, -PortableMath.Sin(angle), 0, PortableMath.Cos(angle));
    }

    public static void Scale(double[] image, double[] result, int level) => AboutMiddle(image, result, s_scales[level], 0, 0, s_scales[level]);

    public static void Rotate(double[] image, double[] result, int level, SeededRandom random)
    {
        double angle = Sign(random) * s_angles[level];
        (double sin, double cos) = (PortableMath.Sin(angle), PortableMath.Cos(angle));
        AboutMiddle(image, result, cos, -sin, sin, cos);
    }

    public static void Translate(double[] image, double[] result, int level, SeededRandom random)
    {
        int right = Sign(random) * (level + 1);
        int down = Sign(random) * (level + 1);
        Map(image, result, (1, 0, right), (0, 1, down));
    }

    private static int Sign(SeededRandom random) => (2 * random.Next(2)) - 1;

    private static void AboutMiddle(double[] image, double[] result, double a1, double a2, double b1, double b2) =>
        Map(image, result, (a1, a2, Middle * (1 - a1 - a2)), (b1, b2, Middle * (1 - b1 - b2)));

    /// <summary>Takes each pixel at column and row from the place (a1 column + a2 row + a3, b1 column + b2 row + b3).</summary>
    private static void Map(double[] image, double[] result, (double OfColumn, double OfRow, double Shift) x, (double OfColumn, double OfRow, double Shift) y)
    {
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                result[(row * Side) + column] = LookUp(
                    image, (x.OfColumn * column) + (x.OfRow * row) + x.Shift, (y.OfColumn * column) + (y.OfRow * row) + y.Shift);
            }
        }
    }

    private static double LookUp(double[] image, double x, double y)
    {
        (double left, double top) = (Math.Floor(x), Math.Floor(y));
        (double right, double bottom) = (Math.Ceiling(x), Math.Ceiling(y));
        (double part, double below) = (x - left, y - top);
        double upper = ((1 - part) * At(image, top, left)) + (part * At(image, top, right));
        double lower = ((1 - part) * At(image, bottom, left)) + (part * At(image, bottom, right));
        return ((1 - below) * upper) + (below * lower);
    }

    private static double At(double[] image, double row, double column) =>
        row is >= 0 and < Side && column is >= 0 and < Side ? image[((int)row * Side) + (int)column] : 0;
}
