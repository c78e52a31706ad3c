using System.Numerics;
using System.Runtime.InteropServices;

namespace Mnist;

/// <summary>Converts bytes to floats with vectors. The bits are the same as one by one, for every length.</summary>
internal static class PixelScaler
{
    /// <summary>The factor of TensorFlow. In float, the result differs from a division by 255.</summary>
    public const float Unit = 1f / 255f;

    /// <summary>target = pixel · factor.</summary>
    public static void Scale(ReadOnlySpan<byte> pixels, Span<float> target, float factor)
    {
        if (pixels.Length != target.Length)
        {
            throw new ArgumentException($"The image has {pixels.Length} pixels, but the target has {target.Length}. Use a target of the same length.", nameof(target));
        }

        ReadOnlySpan<Vector<byte>> blocks = MemoryMarshal.Cast<byte, Vector<byte>>(pixels);
        Span<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(target)[..(4 * blocks.Length)];
        var factors = new Vector<float>(factor);
        for (int i = 0; i < blocks.Length; i++)
        {
            Vector.Widen(blocks[i], out Vector<ushort> low, out Vector<ushort> high);
            Vector.Widen(low, out Vector<uint> first, out Vector<uint> second);
            Vector.Widen(high, out Vector<uint> third, out Vector<uint> fourth);

            // As signed numbers, which more processors can convert.
            vectors[4 * i] = Vector.ConvertToSingle(Vector.AsVectorInt32(first)) * factors;
            vectors[(4 * i) + 1] = Vector.ConvertToSingle(Vector.AsVectorInt32(second)) * factors;
            vectors[(4 * i) + 2] = Vector.ConvertToSingle(Vector.AsVectorInt32(third)) * factors;
            vectors[(4 * i) + 3] = Vector.ConvertToSingle(Vector.AsVectorInt32(fourth)) * factors;
        }

        for (int i = blocks.Length * Vector<byte>.Count; i < pixels.Length; i++)
        {
            target[i] = pixels[i] * factor;
        }
    }

    /// <summary>value = (value - mean) / deviation, in place.</summary>
    public static void Standardize(Span<float> values, float mean, float deviation)
    {
        Span<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var means = new Vector<float>(mean);
        var deviations = new Vector<float>(deviation);
        for (int i = 0; i < vectors.Length; i++)
        {
            vectors[i] = (vectors[i] - means) / deviations;
        }

        for (int i = vectors.Length * Vector<float>.Count; i < values.Length; i++)
        {
            values[i] = (values[i] - mean) / deviation;
        }
    }
}
