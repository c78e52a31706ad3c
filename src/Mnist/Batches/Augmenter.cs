namespace Mnist;

/// <summary>Changes images at random, as much as an <see cref="Augmentation"/> allows.</summary>
/// <remarks>
/// The change of a sample depends only on seed, epoch and position, not on other samples or threads. Uniform random numbers are drawn in
/// this order: shift to the right, shift down, rotation, zoom, the horizontal flip if there is one, then the horizontal and the vertical
/// displacements of the elastic deformation, row by row. The flip is the first change of the image. Each pixel of the result is
/// interpolated from four pixels of the image (bilinear). Pixels outside of the image are background. Not thread-safe: use one for each
/// thread.
/// </remarks>
public sealed class Augmenter
{
    private readonly Augmentation _augmentation;
    private readonly SeededRandom _random;
    private readonly DisplacementField? _field;
    private readonly double[] _right;
    private readonly double[] _down;
    private readonly byte[] _flipped;
    private readonly long _seed;

    /// <summary>Creates an augmenter for images of one size.</summary>
    /// <param name="augmentation">How much images are changed.</param>
    /// <param name="seed">The seed. It gives the same images on every platform.</param>
    /// <param name="rows">The height in pixels, 1 or more.</param>
    /// <param name="columns">The width in pixels, 1 or more.</param>
    public Augmenter(Augmentation augmentation, long seed, int rows = 28, int columns = 28)
    {
        ArgumentNullException.ThrowIfNull(augmentation);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        _augmentation = augmentation;
        _seed = seed;
        _random = new SeededRandom(seed);
        Rows = rows;
        Columns = columns;
        int pixels = checked(rows * columns);
        _right = new double[pixels];
        _down = new double[pixels];
        _flipped = augmentation.HorizontalFlip ? new byte[pixels] : [];
        _field = augmentation.ElasticAlpha > 0
            ? new DisplacementField(rows, columns, augmentation.ElasticSigma, augmentation.ElasticAlpha)
            : null;
    }

    /// <summary>The height of the images in pixels.</summary>
    public int Rows { get; }

    /// <summary>The width of the images in pixels.</summary>
    public int Columns { get; }

    /// <summary>Changes one image.</summary>
    /// <param name="pixels">Rows x Columns values, row by row, 0 = background.</param>
    /// <param name="target">Rows x Columns values that do not overlap <paramref name="pixels"/>.</param>
    /// <param name="place">The position of the sample in its set.</param>
    /// <param name="epoch">The epoch, 0 or more. Each epoch has other changes.</param>
    /// <exception cref="ArgumentException">The image or the target has another size, or they overlap.</exception>
    public void Apply(ReadOnlySpan<byte> pixels, Span<byte> target, long place, int epoch = 0)
    {
        if (pixels.Length != _right.Length || target.Length != _right.Length || pixels.Overlaps(target))
        {
            throw new ArgumentException(
                $"Image and target must have {Rows} x {Columns} values each and must not overlap. They have {pixels.Length} and {target.Length}.",
                nameof(target));
        }

        if (_augmentation.IsNone)
        {
            pixels.CopyTo(target);
            return;
        }

        _random.Restart(SeedStream.Derive(_seed, SeedPurpose.Augmentation, epoch, place));
        double shiftRight = Draw(_augmentation.Shift);
        double shiftDown = Draw(_augmentation.Shift);
        double angle = Draw(_augmentation.Rotation) * Math.PI / 180;
        double zoom = 1 + Draw(_augmentation.Zoom);
        if (_flipped.Length > 0 && _random.NextDouble() < 0.5)
        {
            pixels = Flip(pixels);
        }

        _field?.Draw(_random, _right);
        _field?.Draw(_random, _down);

        double middleX = (Columns - 1) / 2.0;
        double middleY = (Rows - 1) / 2.0;
        double cos = PortableMath.Cos(angle) / zoom;
        double sin = PortableMath.Sin(angle) / zoom;
        int i = 0;
        for (int row = 0; row < Rows; row++)
        {
            double y = row - middleY - shiftDown;
            for (int column = 0; column < Columns; column++, i++)
            {
                double x = column - middleX - shiftRight;
                double fromX = (cos * x) + (sin * y) + middleX + _right[i];
                double fromY = (cos * y) - (sin * x) + middleY + _down[i];
                target[i] = LookUp(pixels, fromX, fromY);
            }
        }
    }

    private double Draw(double farthest) => ((2 * _random.NextDouble()) - 1) * farthest;

    private ReadOnlySpan<byte> Flip(ReadOnlySpan<byte> pixels)
    {
        pixels.CopyTo(_flipped);
        for (int row = 0; row < Rows; row++)
        {
            Array.Reverse(_flipped, row * Columns, Columns);
        }

        return _flipped;
    }

    private byte LookUp(ReadOnlySpan<byte> pixels, double x, double y)
    {
        // Written so that NaN is outside.
        if (!(x > -1 && x < Columns && y > -1 && y < Rows))
        {
            return 0;
        }

        double left = Math.Floor(x);
        double top = Math.Floor(y);
        double right = x - left;
        double down = y - top;
        int column = (int)left;
        int row = (int)top;
        int place = (row * Columns) + column;
        int topLeft, topRight, bottomLeft, bottomRight;
        if (column >= 0 && column < Columns - 1 && row >= 0 && row < Rows - 1)
        {
            topLeft = pixels[place];
            topRight = pixels[place + 1];
            bottomLeft = pixels[place + Columns];
            bottomRight = pixels[place + Columns + 1];
        }
        else
        {
            topLeft = At(pixels, row, column);
            topRight = At(pixels, row, column + 1);
            bottomLeft = At(pixels, row + 1, column);
            bottomRight = At(pixels, row + 1, column + 1);
        }

        double upper = topLeft + (right * (topRight - topLeft));
        double lower = bottomLeft + (right * (bottomRight - bottomLeft));
        return (byte)(upper + (down * (lower - upper)) + 0.5);
    }

    private int At(ReadOnlySpan<byte> pixels, int row, int column) =>
        (uint)row < (uint)Rows && (uint)column < (uint)Columns ? pixels[(row * Columns) + column] : 0;
}
