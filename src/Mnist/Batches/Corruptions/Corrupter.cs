namespace Mnist;

/// <summary>Corrupts images of 28 x 28 as MNIST-C does.</summary>
/// <remarks>
/// What is random depends on the seed, the kind and the place only, and every step is the same on every platform. Not thread-safe: use one
/// for each thread.
/// </remarks>
public sealed class Corrupter
{
    /// <summary>The height and the width of the images in pixels.</summary>
    public const int Side = 28;

    private const int Pixels = Side * Side;

    private readonly SeededRandom _random;
    private readonly long _seed;
    private readonly double[] _image = new double[Pixels];
    private readonly double[] _result = new double[Pixels];

    /// <summary>Creates a corrupter.</summary>
    /// <param name="corruption">What to do.</param>
    /// <param name="seed">The seed. It gives the same images on every platform.</param>
    public Corrupter(Corruption corruption, long seed)
    {
        ArgumentNullException.ThrowIfNull(corruption);
        (Corruption, _seed) = (corruption, seed);
        _random = new SeededRandom(seed);
    }

    /// <summary>What it does.</summary>
    public Corruption Corruption { get; }

    /// <summary>Returns a corrupted copy of a sample.</summary>
    /// <param name="sample">A sample of 28 x 28.</param>
    /// <exception cref="ArgumentException">The sample has another size.</exception>
    public CorruptedSample Apply(MnistSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        Check($"{sample}", sample.Rows, sample.Columns);
        byte[] pixels = new byte[Pixels];
        Apply(sample.AsSpan(), pixels, sample.Index);
        return new CorruptedSample(sample, Corruption, pixels);
    }

    /// <summary>Corrupts one image.</summary>
    /// <param name="pixels">28 x 28 values, row by row, 0 = background.</param>
    /// <param name="target">28 x 28 values. It may be the same memory.</param>
    /// <param name="place">The position of the sample in its split.</param>
    /// <exception cref="ArgumentException">The image or the target has another size.</exception>
    public void Apply(ReadOnlySpan<byte> pixels, Span<byte> target, long place)
    {
        if (pixels.Length != Pixels || target.Length != Pixels)
        {
            throw new ArgumentException($"Image and target must have {Side} x {Side} values each. They have {pixels.Length} and {target.Length}.", nameof(target));
        }

        for (int i = 0; i < Pixels; i++)
        {
            _image[i] = pixels[i] / 255.0;
        }

        _random.Restart(SeedStream.Derive(_seed, SeedPurpose.Corruption, (int)Corruption.Kind, place));
        Change();
        for (int i = 0; i < Pixels; i++)
        {
            // Rounded as numpy rounds the single precision of the original: half to even.
            target[i] = (byte)MathF.Round((float)(Math.Clamp(_result[i], 0, 1) * 255));
        }
    }

    /// <summary>Checks the size of an image.</summary>
    internal static void Check(string what, int rows, int columns)
    {
        if (rows != Side || columns != Side)
        {
            throw new ArgumentException(FormattableString.Invariant($"{what} is {rows} x {columns}, but corruptions need images of {Side} x {Side}."));
        }
    }

    private void Change()
    {
        int level = (Corruption.Severity ?? 1) - 1;
        switch (Corruption.Kind)
        {
            case CorruptionKind.ShotNoise:
                Noises.Shot(_image, _result, level, _random);
                break;
            case CorruptionKind.ImpulseNoise:
                Noises.Impulse(_image, _result, level, _random);
                break;
            case CorruptionKind.GlassBlur:
                Blurs.Glass(_image, _result, level, _random);
                break;
            case CorruptionKind.MotionBlur:
                Blurs.Motion(_image, _result, level, _random);
                break;
            case CorruptionKind.Shear:
                Warps.Shear(_image, _result, level, _random);
                break;
            case CorruptionKind.Scale:
                Warps.Scale(_image, _result, level);
                break;
            case CorruptionKind.Rotate:
                Warps.Rotate(_image, _result, level, _random);
                break;
            case CorruptionKind.Translate:
                Warps.Translate(_image, _result, level, _random);
                break;
            case CorruptionKind.Brightness:
                Covers.Brightness(_image, _result, level);
                break;
            case CorruptionKind.Stripe:
                Covers.Stripe(_image, _result);
                break;
            case CorruptionKind.Fog:
                Covers.Fog(_image, _result, level, _random);
                break;
            case CorruptionKind.Spatter:
                Covers.Spatter(_image, _result, level, _random);
                break;
            case CorruptionKind.DottedLine:
                Lines.Dotted(_image, _result, _random);
                break;
            case CorruptionKind.Zigzag:
                Lines.Zigzag(_image, _result, _random);
                break;
            default:
                CannyEdges.Find(_image, _result);
                break;
        }
    }
}
