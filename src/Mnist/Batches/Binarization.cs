using System.Numerics;
using System.Runtime.InteropServices;

namespace Mnist;

/// <summary>Turns gray pixels into ink and background.</summary>
/// <remarks>
/// In random mode, a pixel of 0 never becomes ink and one of 255 always does. The random numbers depend on seed, epoch and position of
/// the sample, not on other samples. Not thread-safe: use one for each thread.
/// </remarks>
/// <example><code>
/// var binarization = new Binarization(BinarizationMode.Random, seed: 1);
/// binarization.Apply(sample.AsSpan(), target, place: sample.Index);
/// </code></example>
public sealed class Binarization
{
    private const byte Threshold = 128;

    private readonly SeededRandom _random;

    /// <summary>Creates a binarization.</summary>
    /// <param name="mode">Rounded or random; None only copies.</param>
    /// <param name="seed">The seed of random binarization. It gives the same pixels on every platform.</param>
    /// <param name="ink">The value of ink, 1 to 255: 1 as in python-mnist, 255 for pictures. Background is 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mode does not exist, or ink is 0.</exception>
    public Binarization(BinarizationMode mode, long seed = 0, byte ink = 1)
    {
        if (!Enum.IsDefined(mode))
        {
            throw new ArgumentOutOfRangeException(nameof(mode), mode, $"The mode must be None, Rounded or Random, not {mode}.");
        }

        ArgumentOutOfRangeException.ThrowIfZero(ink);
        Mode = mode;
        Seed = seed;
        Ink = ink;
        _random = new SeededRandom(seed);
    }

    /// <summary>The mode of binarization.</summary>
    public BinarizationMode Mode { get; }

    /// <summary>The seed of random binarization.</summary>
    public long Seed { get; }

    /// <summary>The value of ink.</summary>
    public byte Ink { get; }

    /// <summary>Binarizes one image.</summary>
    /// <param name="pixels">The pixels, from 0 (background) to 255 (ink).</param>
    /// <param name="target">The result, of the same length; can be the same memory.</param>
    /// <param name="place">The position of the sample in its set, used only by random binarization.</param>
    /// <param name="epoch">The epoch, 0 or more. Each epoch has other random numbers.</param>
    /// <exception cref="ArgumentException">The target has another length than the image.</exception>
    public void Apply(ReadOnlySpan<byte> pixels, Span<byte> target, long place, int epoch = 0)
    {
        if (pixels.Length != target.Length)
        {
            throw new ArgumentException($"The image has {pixels.Length} pixels, but the target has {target.Length}. Use a target of the same length.", nameof(target));
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

    /// <summary>Returns a binarized copy of a sample. Its index is the position.</summary>
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

    // One random number for each gray pixel. Black and white pixels need none.
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
