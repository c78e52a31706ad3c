namespace Mnist.Tests.Imaging.Papers;

/// <summary>How a digit on paper looks: what it is written on and with, the light, and the camera. Brightness is from 0 to 1.</summary>
internal sealed class PaperScene
{
    private const double Degree = Math.PI / 180;
    private readonly SeededRandom _random;

    private PaperScene(SeededRandom random) => _random = random;

    public int Rows { get; private set; }

    public int Columns { get; private set; }

    private double Paper { get; set; } = 0.93;

    private double Ink { get; set; } = 0.2;

    private double Grain { get; set; }

    // In parts of the digit's height.
    private double Stroke { get; set; }

    // In parts of the shorter side.
    private double Height { get; set; }

    private double Y { get; set; }

    private double X { get; set; }

    private double Angle { get; set; }

    private double LinesAcross { get; set; }

    private double LinesDown { get; set; }

    private double LineWidth { get; set; }

    private double LineGray { get; set; }

    private double Shadow { get; set; } = 1;

    private double ShadowAngle { get; set; }

    private double ShadowPlace { get; set; }

    private double ShadowSoftness { get; set; } = 0.01;

    private double Gradient { get; set; }

    private double GradientAngle { get; set; }

    private double Vignette { get; set; }

    private double Noise { get; set; } = 0.006;

    private double Table { get; set; } = -1;

    private double TableMargin { get; set; }

    private double Box { get; set; }

    private int Quality { get; set; }

    private int Specks { get; set; }

    public static IReadOnlyList<string> Kinds { get; } =
    [
        "white", "cream", "gray", "ruled", "grid", "squared", "ballpoint", "marker", "pencil", "chalk", "shadow", "gradient", "vignette",
        "noise", "jpeg", "table", "box", "angle", "size", "place", "specks", "mixed",
    ];

    /// <summary>Makes a picture of a digit.</summary>
    /// <param name="sample">The digit, 28 x 28.</param>
    /// <param name="kind">One of the kinds: one thing differs from a plain scan, or in "mixed" about three.</param>
    /// <param name="seed">What is left to chance.</param>
    /// <returns>A PNG or JPEG file.</returns>
    public static byte[] Make(MnistSample sample, string kind, int seed)
    {
        var scene = new PaperScene(new SeededRandom((seed * 1000L) + Kinds.ToList().IndexOf(kind)));
        scene.Prepare(kind);
        byte[] pixels = scene.Draw(new PenStroke(sample.Pixels));
        return scene.Quality > 0
            ? Drawings.ToJpeg(pixels, scene.Rows, scene.Columns, scene.Quality)
            : Mnist.Imaging.Png.Encode(pixels, scene.Rows, scene.Columns);
    }

    private double Between(double least, double most) => least + (_random.NextDouble() * (most - least));

    private bool Chance(double share) => _random.NextDouble() < share;

    private void Prepare(string kind)
    {
        int side = (int)Between(300, 900);
        (Rows, Columns) = Chance(0.5) ? (side, side * 4 / 3) : (side * 4 / 3, side);
        Height = Between(0.3, 0.6);
        (Y, X) = (Between(0.42, 0.58), Between(0.42, 0.58));
        Stroke = Between(0.06, 0.12);
        Ink = Between(0.08, 0.3);
        if (kind == "mixed")
        {
            string[] papers = ["white", "cream", "gray", "ruled", "grid", "squared"];
            string[] pens = ["ballpoint", "marker", "pencil"];
            string[] lights = ["shadow", "gradient", "vignette"];
            string[] others = ["noise", "jpeg", "angle", "place", "specks"];
            foreach (string[] kinds in (string[][])[papers, pens, lights, others])
            {
                Apply(kinds[_random.Next(kinds.Length)]);
            }
        }
        else
        {
            Apply(kind);
        }
    }

    private void Apply(string kind)
    {
        switch (kind)
        {
            case "cream":
                Paper = Between(0.78, 0.88);
                break;
            case "gray":
                Paper = Between(0.45, 0.7);
                Ink = Between(0.05, 0.2);
                break;
            case "ruled":
                LinesAcross = Between(0.07, 0.2);
                (LineWidth, LineGray) = (Between(0.003, 0.007), Between(0.45, 0.8));
                LinesDown = Chance(0.3) ? 3 : 0; // a margin
                break;
            case "grid":
                LinesAcross = LinesDown = Between(0.05, 0.12);
                (LineWidth, LineGray) = (Between(0.003, 0.006), Between(0.6, 0.85));
                break;
            case "squared":
                LinesAcross = LinesDown = Between(0.12, 0.25);
                (LineWidth, LineGray) = (Between(0.003, 0.006), Between(0.45, 0.75));
                break;
            case "ballpoint":
                (Ink, Stroke) = (Between(0.25, 0.4), Between(0.035, 0.06));
                break;
            case "marker":
                (Ink, Stroke) = (Between(0.05, 0.12), Between(0.1, 0.17));
                break;
            case "pencil":
                (Ink, Stroke, Grain) = (Between(0.4, 0.62), Between(0.02, 0.035), 0.1);
                break;
            case "chalk":
                (Paper, Ink, Stroke, Grain) = (Between(0.12, 0.3), Between(0.75, 0.95), Between(0.05, 0.1), 0.12);
                break;
            case "shadow":
                (Shadow, ShadowAngle, ShadowPlace) = (Between(0.35, 0.7), Between(0, 360), Between(-0.3, 0.3));
                ShadowSoftness = Between(0.005, 0.15);
                break;
            case "gradient":
                (Gradient, GradientAngle) = (Between(0.3, 0.7), Between(0, 360));
                break;
            case "vignette":
                Vignette = Between(0.3, 0.65);
                break;
            case "noise":
                Noise = Between(0.02, 0.08);
                break;
            case "jpeg":
                (Quality, Noise) = (30, Between(0.005, 0.03));
                break;
            case "table":
                (Table, TableMargin, Angle) = (Between(0.1, 0.4), Between(0.04, 0.15), Between(-6, 6));
                break;
            case "box":
                (Box, LineWidth, LineGray) = (Between(1.25, 1.6), Between(0.004, 0.012), Between(0.1, 0.4));
                break;
            case "angle":
                Angle = Between(-10, 10);
                LinesAcross = Chance(0.5) ? Between(0.08, 0.2) : 0;
                (LineWidth, LineGray) = (Between(0.003, 0.006), Between(0.5, 0.8));
                break;
            case "size":
                int side = (int)(100 * Math.Pow(30, _random.NextDouble()));
                (Rows, Columns) = Chance(0.5) ? (side, side * 3 / 4) : (side * 3 / 4, side);
                break;
            case "place":
                Height = Between(0.15, 0.3);
                (Y, X) = (Between(0.2, 0.8), Between(0.2, 0.8));
                break;
            case "specks":
                Specks = 1 + _random.Next(8);
                break;
        }
    }

    private byte[] Draw(PenStroke pen)
    {
        int side = Math.Min(Rows, Columns);
        double scale = Math.Max(pen.Bottom - pen.Top, pen.Right - pen.Left) / (Height * side); // units of the pen in a pixel
        double radius = Stroke * Math.Max(pen.Bottom - pen.Top, pen.Right - pen.Left) / 2;
        (double middleY, double middleX) = ((pen.Top + pen.Bottom) / 2.0, (pen.Left + pen.Right) / 2.0);
        (double cos, double sin) = (Math.Cos(Angle * Degree), Math.Sin(Angle * Degree));
        (double shadeY, double shadeX) = (Math.Sin(ShadowAngle * Degree), Math.Cos(ShadowAngle * Degree));
        (double lightY, double lightX) = (Math.Sin(GradientAngle * Degree), Math.Cos(GradientAngle * Degree));
        double offset = Between(0, 1);
        (double Y, double X, double Radius)[] specks = [.. Enumerable.Range(0, Specks).Select(_ => (Between(0, Rows), Between(0, Columns), Between(0.5, 0.012 * side)))];
        byte[] pixels = new byte[Rows * Columns];
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                // On the paper, which lies at an angle, from the middle of the picture.
                (double down, double along) = (row + 0.5 - (Rows / 2.0), column + 0.5 - (Columns / 2.0));
                (double y, double x) = ((cos * down) - (sin * along), (sin * down) + (cos * along));
                double value = Paper;
                if (LinesAcross > 0)
                {
                    value = Line(value, y / side, LinesAcross, offset, side);
                }

                if (LinesDown > 0)
                {
                    value = Line(value, x / side, LinesDown, offset + 0.37, side);
                }

                (double digitY, double digitX) = ((y + (Rows / 2.0) - (Y * Rows)) * scale, (x + (Columns / 2.0) - (X * Columns)) * scale);
                if (Box > 0)
                {
                    double edge = Math.Abs((Math.Max(Math.Abs(digitY), Math.Abs(digitX)) / scale) - (Box * Height * side / 2));
                    value += Math.Clamp((LineWidth * side / 2) + 0.5 - edge, 0, 1) * (LineGray - value);
                }

                double ink = Math.Clamp(((radius - pen.Distance(digitY + middleY, digitX + middleX)) / scale) + 0.5, 0, 1);
                foreach ((double speckY, double speckX, double speckRadius) in specks)
                {
                    ink = Math.Max(ink, Math.Clamp(speckRadius + 0.5 - Math.Sqrt(((row - speckY) * (row - speckY)) + ((column - speckX) * (column - speckX))), 0, 1));
                }

                if (Grain > 0 && ink > 0)
                {
                    ink = Math.Clamp(ink * (1 + (Grain * Normal())), 0, 1);
                }

                value += ink * (Ink - value);
                if (Table >= 0)
                {
                    double inside = Math.Min((Rows * (0.5 - TableMargin)) - Math.Abs(y), (Columns * (0.5 - TableMargin)) - Math.Abs(x));
                    value += Math.Clamp(0.5 - inside, 0, 1) * (Table - value);
                }

                (double fromY, double fromX) = (down / side, along / side);
                value *= 1 - (Gradient * Math.Clamp(0.5 + (0.6 * ((fromY * lightY) + (fromX * lightX))), 0, 1));
                value *= 1 - (Vignette * Math.Min(1, 1.4 * ((fromY * fromY) + (fromX * fromX))));
                value *= 1 - ((1 - Shadow) * Math.Clamp((((fromY * shadeY) + (fromX * shadeX) - ShadowPlace) / ShadowSoftness) + 0.5, 0, 1));
                value += Noise * Normal();
                pixels[(row * Columns) + column] = (byte)Math.Clamp(Math.Round(value * 255), 0, 255);
            }
        }

        return pixels;
    }

    private double Line(double value, double place, double distance, double offset, int side)
    {
        double phase = (place / distance) + offset;
        double away = Math.Abs(phase - Math.Round(phase)) * distance;
        return value + (Math.Clamp((((LineWidth / 2) - away) * side) + 0.5, 0, 1) * (LineGray - value));
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
