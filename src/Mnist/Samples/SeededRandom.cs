using System.Numerics;

namespace Mnist;

/// <summary>A random generator whose numbers depend only on its seed: the same on every platform and version.</summary>
/// <remarks>
/// xoshiro256** 1.0 by Blackman and Vigna (https://prng.di.unimi.it/xoshiro256starstar.c). SplitMix64
/// (https://prng.di.unimi.it/splitmix64.c) fills its state from the seed, as the authors recommend. System.Random does not guarantee
/// the same numbers in later versions. Not thread-safe.
/// </remarks>
public sealed class SeededRandom
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Starts a sequence.</summary>
    /// <param name="seed">Any number. Different seeds give independent sequences.</param>
    public SeededRandom(long seed) => Restart(seed);

    /// <summary>Starts the sequence of a seed again, without a new object.</summary>
    internal void Restart(long seed)
    {
        ulong state = (ulong)seed;
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>Returns the next 64 bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Returns an integer from 0 to <paramref name="exclusiveMaximum"/> - 1, each with the same probability.</summary>
    /// <remarks>Lemire's method on the upper 32 bits (https://arxiv.org/abs/1805.10941), without bias.</remarks>
    public int Next(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMaximum);
        uint range = (uint)exclusiveMaximum;
        ulong product = (NextUInt64() >> 32) * range;
        if ((uint)product < range)
        {
            uint threshold = (0u - range) % range;
            while ((uint)product < threshold)
            {
                product = (NextUInt64() >> 32) * range;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>Returns a number from 0 to less than 1, a multiple of 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1ul << 53));

    /// <summary>Shuffles items by the method of Fisher and Yates, from the first to the last.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = 0; i < items.Length - 1; i++)
        {
            int j = i + Next(items.Length - i);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    internal static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
