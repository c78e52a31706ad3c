namespace Mnist.Tests.Imaging.Papers;

/// <summary>A digit of a dataset as strokes of any width: its middle line, and how far each point is from it.</summary>
internal sealed class PenStroke
{
    private const int Fine = 8;
    public const int Side = 28 * Fine;
    private readonly float[] _distance = new float[Side * Side];

    public PenStroke(byte[] pixels)
    {
        byte[] large = Drawings.Enlarge(pixels, 28, 28, Side, Side);
        bool[] line = Thin([.. large.Select(value => value > 110)]);
        Array.Fill(_distance, 1e6f);
        var points = Enumerable.Range(0, line.Length).Where(i => line[i]).ToList();
        const int Reach = 24;
        foreach (int point in points)
        {
            (int row, int column) = (point / Side, point % Side);
            for (int y = Math.Max(0, row - Reach); y < Math.Min(Side, row + Reach + 1); y++)
            {
                for (int x = Math.Max(0, column - Reach); x < Math.Min(Side, column + Reach + 1); x++)
                {
                    float distance = ((y - row) * (y - row)) + ((x - column) * (x - column));
                    _distance[(y * Side) + x] = Math.Min(_distance[(y * Side) + x], distance);
                }
            }
        }

        for (int i = 0; i < _distance.Length; i++)
        {
            _distance[i] = MathF.Sqrt(_distance[i]);
        }

        Top = points.Min(point => point / Side);
        Bottom = points.Max(point => point / Side) + 1;
        Left = points.Min(point => point % Side);
        Right = points.Max(point => point % Side) + 1;
    }

    public int Top { get; }

    public int Bottom { get; }

    public int Left { get; }

    public int Right { get; }

    /// <summary>The distance of a point from the middle line, in units of 1/224 of the digit's frame.</summary>
    public double Distance(double y, double x)
    {
        if (y < 0 || x < 0 || y >= Side - 1 || x >= Side - 1)
        {
            return 1e3;
        }

        (int row, int column) = ((int)y, (int)x);
        (double down, double along) = (y - row, x - column);
        int i = (row * Side) + column;
        double above = (_distance[i] * (1 - along)) + (_distance[i + 1] * along);
        double below = (_distance[i + Side] * (1 - along)) + (_distance[i + Side + 1] * along);
        return (above * (1 - down)) + (below * down);
    }

    // Zhang and Suen 1984, A fast parallel algorithm for thinning digital patterns.
    private static bool[] Thin(bool[] ink)
    {
        int[] around = [-Side, -Side + 1, 1, Side + 1, Side, Side - 1, -1, -Side - 1];
        var taken = new List<int>();
        do
        {
            taken.Clear();
            for (int pass = 0; pass < 2; pass++)
            {
                var now = new List<int>();
                for (int i = Side + 1; i < ink.Length - Side - 1; i++)
                {
                    if (!ink[i])
                    {
                        continue;
                    }

                    int count = 0, changes = 0;
                    for (int k = 0; k < 8; k++)
                    {
                        bool here = ink[i + around[k]];
                        count += here ? 1 : 0;
                        changes += !here && ink[i + around[(k + 1) % 8]] ? 1 : 0;
                    }

                    (bool north, bool east, bool south, bool west) = (ink[i - Side], ink[i + 1], ink[i + Side], ink[i - 1]);
                    bool isEdge = pass == 0 ? !(north && east && south) && !(east && south && west) : !(north && east && west) && !(north && south && west);
                    if (count is >= 2 and <= 6 && changes == 1 && isEdge)
                    {
                        now.Add(i);
                    }
                }

                foreach (int i in now)
                {
                    ink[i] = false;
                }

                taken.AddRange(now);
            }
        }
        while (taken.Count > 0);
        return ink;
    }
}
