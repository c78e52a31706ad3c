using System.Numerics;
using System.Runtime.InteropServices;

namespace Mnist;

/// <summary>Makes ink and background of grey pixels.</summary>
/// <remarks>
/// At random, a pixel of 0 is never ink and one of 255 always; the draws depend on seed, epoch and place of the sample, not on the
/// samples before it. Not thread-safe: each thread needs its own.
/// </remarks>
/// <example><code>
/// var binarization = new Binarization(BinarizationMode.Random, seed: 1);
/// binarization.Apply(sample.AsSpan(), target, place: sample.Index);
/// </code></example>
public sealed class Binarization
{
    private const byte Threshold = 128;

    private readonly SeededRandom _random;

    /// <summary>Prepares a way to binarize.</summary>
    /// <param name="mode">Rounded or at random; None copies.</param>
    /// <param name="seed">The same seed gives the same pixels, on every platform; only random binarization looks at it.</param>
    /// <param name="ink">The value of ink, 1 to 255: 1 as python-mnist gives it, 255 for pictures. Background is 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such mode, or ink of 0.</exception>
    public Binarization(BinarizationMode mode, long seed = 0, byte ink = 1)
    {
        if (!Enum.IsDefined(mode))
        {
            throw new ArgumentOutOfRangeException(nameof(mode), mode, "None, Rounded or Random.");
        }

        ArgumentOutOfRangeException.ThrowIfZero(ink);
        Mode = mode;
        Seed = seed;
        Ink = ink;
        _random = new SeededRandom(seed);
    }

    /// <summary>Rounded, at random, or not at all.</summary>
    public BinarizationMode Mode { get; }

    /// <summary>What the draws depend on.</summary>
    public long Seed { get; }

    /// <summary>The value of ink.</summary>
    public byte Ink { get; }

    /// <summary>Binarizes one image.</summary>
    /// <param name="pixels">0 = background to 255 = ink.</param>
    /// <param name="target">As long; may be the same memory.</param>
    /// <param name="place">The place of the sample among all; only random binarization looks at it.</param>
    /// <param name="epoch">0 or more: each epoch has draws of its own.</param>
    /// <exception cref="ArgumentException">The target is shorter or longer than the image.</exception>
    public void Apply(ReadOnlySpan<byte> pixels, Span<byte> target, long place, int epoch = 0)
    {
        if (pixels.Length != target.Length)
        {
            throw new ArgumentException($"The image has {pixels.Length} pixels, the target {target.Length}.", nameof(target));
        }

        switch (Mode)
        {
            case BinarizationMode.None:
                pixels.CopyTo(target);
                break;
            case BinarizationMode.Rounded:
                Round(pixels, target);
                break;
            default:
                _random.Restart(SeedStream.Derive(Seed, SeedPurpose.Binarization, epoch, place));
                Draw(pixels, target);
                break;
        }
    }

    /// <summary>A sample like the given one, but binarized; its index is the place.</summary>
    public MnistSample Apply(MnistSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (Mode == BinarizationMode.None)
        {
            return sample;
        }

        byte[] pixels = new byte[sample.Rows * sample.Columns];
        Apply(sample.AsSpan(), pixels, sample.Index);
        return new MnistSample(sample.Origin, sample.Index, sample.Label, pixels);
    }

    private void Round(ReadOnlySpan<byte> pixels, Span<byte> target)
    {
        ReadOnlySpan<Vector<byte>> blocks = MemoryMarshal.Cast<byte, Vector<byte>>(pixels);
        Span<Vector<byte>> targets = MemoryMarshal.Cast<byte, Vector<byte>>(target)[..blocks.Length];
        var threshold = new Vector<byte>(Threshold);
        var ink = new Vector<byte>(Ink);
        for (int i = 0; i < blocks.Length; i++)
        {
            targets[i] = Vector.GreaterThanOrEqual(blocks[i], threshold) & ink;
        }

        for (int i = blocks.Length * Vector<byte>.Count; i < pixels.Length; i++)
        {
            target[i] = pixels[i] >= Threshold ? Ink : (byte)0;
        }
    }

    // One draw for each grey pixel: black and white need none.
    private void Draw(ReadOnlySpan<byte> pixels, Span<byte> target)
    {
        for (int i = 0; i < pixels.Length; i++)
        {
            byte pixel = pixels[i];
            bool isInk = pixel != 0 && (pixel == byte.MaxValue || _random.Next(byte.MaxValue) < pixel);
            target[i] = isInk ? Ink : (byte)0;
        }
    }
}
