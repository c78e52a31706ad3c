using System.Buffers.Binary;

namespace Browser.Tests;

/// <summary>Digits as people write them, and pictures of them.</summary>
internal static class Drawings
{
    /// <summary>The strokes of each digit, from 0 to 1: x and y of points that straight lines join.</summary>
    public static readonly IReadOnlyDictionary<int, double[][]> Digits = new Dictionary<int, double[][]>
    {
        [0] = [Arc(0.5, 0.5, 0.22, 0.34, -90, 270)],
        [1] = [[0.5, 0.15, 0.5, 0.85]],
        [2] = [[.. Arc(0.5, 0.34, 0.2, 0.19, -170, 40), 0.3, 0.83, 0.74, 0.83]],
        [3] = [[.. Arc(0.46, 0.32, 0.2, 0.17, -150, 90), .. Arc(0.46, 0.67, 0.23, 0.18, -90, 150)]],
        [4] = [[0.34, 0.15, 0.28, 0.52, 0.74, 0.52], [0.64, 0.2, 0.62, 0.87]],
        [5] = [[0.38, 0.16, 0.36, 0.45, .. Arc(0.44, 0.64, 0.22, 0.2, -110, 150)], [0.38, 0.16, 0.7, 0.15]],
        [6] = [[0.6, 0.13, 0.44, 0.3, 0.36, 0.55, .. Arc(0.5, 0.66, 0.15, 0.17, 180, -180)]],
        [7] = [[0.28, 0.18, 0.72, 0.18, 0.58, 0.45, 0.46, 0.86]],
        [8] = [[.. Arc(0.5, 0.32, 0.16, 0.17, 90, -270), .. Arc(0.5, 0.68, 0.19, 0.19, -90, 270)]],
        [9] = [[.. Arc(0.48, 0.34, 0.17, 0.18, 0, -360), 0.64, 0.5, 0.58, 0.87]],
    };

    /// <summary>Gray pictures on even paper: name, pixels, columns.</summary>
    public static readonly IReadOnlyDictionary<string, (byte[] Gray, int Columns)> Pictures = new Dictionary<string, (byte[], int)>
    {
        ["black on white"] = (Paint(300, 300, 24, 255, 0, Digits[3]), 300),
        ["white on black"] = (Paint(300, 260, 20, 0, 255, Digits[5]), 260),
        ["gray on gray"] = (Paint(200, 240, 14, 220, 90, Digits[4]), 240),
        ["thin"] = (Paint(400, 400, 4, 255, 30, Digits[8]), 400),
        ["thick"] = (Paint(200, 200, 40, 250, 20, Digits[2]), 200),
        ["small"] = (Paint(30, 24, 3, 255, 0, Digits[7]), 24),
        ["large"] = (Paint(1300, 2000, 90, 255, 10, Digits[6]), 2000),
        ["in a frame"] = (Paint(300, 300, 16, 255, 0, [.. Scaled(Digits[9], 0.5, 0.25, 0.25), [0.1, 0.1, 0.9, 0.1, 0.9, 0.9, 0.1, 0.9, 0.1, 0.1]]), 300),
        ["with specks"] = (Paint(300, 300, 16, 255, 0, [.. Scaled(Digits[5], 0.6, 0.1, 0.2), [0.9, 0.9], [0.88, 0.2]]), 300),
        ["two digits"] = (Paint(200, 300, 16, 255, 0, [.. Scaled(Digits[1], 0.6, 0, 0.2), .. Scaled(Digits[8], 0.7, 0.35, 0.15)]), 300),
        ["at the border"] = (Paint(220, 220, 20, 255, 0, Scaled(Digits[7], 1, 0.3, 0)), 220),
        ["a blot"] = (Paint(200, 200, 90, 255, 0, [[0.5, 0.5]]), 200),
        ["in parts"] = (Paint(300, 300, 18, 255, 0, [[0.38, 0.25, 0.36, 0.48, .. Arc(0.44, 0.66, 0.2, 0.18, -110, 150)], [0.5, 0.2, 0.75, 0.18]]), 300),
    };

    /// <summary>A Windows bitmap of 8 bits, which browsers and this project read alike.</summary>
    public static byte[] ToBitmap(byte[] gray, int columns)
    {
        const int Header = 14 + 40 + 1024;
        int rows = gray.Length / columns, stride = (columns + 3) / 4 * 4;
        byte[] file = new byte[Header + (rows * stride)];
        (file[0], file[1]) = ((byte)'B', (byte)'M');
        foreach ((int place, int value) in new[] { (2, file.Length), (10, Header), (14, 40), (18, columns), (22, rows), (26, 1 | (8 << 16)), (34, rows * stride), (46, 256) })
        {
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(place), value);
        }

        for (int i = 0; i < 256; i++)
        {
            file.AsSpan(54 + (4 * i), 3).Fill((byte)i);
        }

        for (int row = 0; row < rows; row++)
        {
            gray.AsSpan(row * columns, columns).CopyTo(file.AsSpan(Header + ((rows - 1 - row) * stride)));
        }

        return file;
    }

    private static byte[] Paint(int rows, int columns, double pen, byte paper, byte ink, double[][] strokes)
    {
        byte[] gray = new byte[rows * columns];
        int side = Math.Min(rows, columns);
        for (int i = 0; i < gray.Length; i++)
        {
            double distance = strokes.Min(points => Distance(points, ((i % columns) + 0.5) / side, ((i / columns) + 0.5) / side)) * side;
            double share = Math.Clamp((pen / 2) + 0.5 - distance, 0, 1);
            gray[i] = (byte)Math.Round(paper + (share * (ink - paper)));
        }

        return gray;
    }

    private static double Distance(double[] points, double x, double y)
    {
        double least = double.MaxValue;
        for (int i = 0; i < points.Length; i += 2)
        {
            int from = Math.Max(0, i - 2);
            (double x0, double y0, double dx, double dy) = (points[from], points[from + 1], points[i] - points[from], points[i + 1] - points[from + 1]);
            double length = (dx * dx) + (dy * dy);
            double along = length == 0 ? 0 : Math.Clamp((((x - x0) * dx) + ((y - y0) * dy)) / length, 0, 1);
            least = Math.Min(least, Math.Sqrt(Math.Pow(x - x0 - (along * dx), 2) + Math.Pow(y - y0 - (along * dy), 2)));
        }

        return least;
    }

    private static double[][] Scaled(double[][] strokes, double scale, double left, double top) =>
        [.. strokes.Select(points => points.Select((value, i) => (value * scale) + (i % 2 == 0 ? left : top)).ToArray())];

    private static double[] Arc(double x, double y, double width, double height, double from, double to) =>
    [
        .. Enumerable.Range(0, 25).Select(i => (from + ((to - from) * i / 24)) * Math.PI / 180)
            .SelectMany(angle => (double[])[x + (width * Math.Cos(angle)), y + (height * Math.Sin(angle))]),
    ];
}
