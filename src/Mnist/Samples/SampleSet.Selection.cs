namespace Mnist;

public sealed partial class SampleSet
{
    /// <summary>Returns the samples with the given labels, in the same order.</summary>
    /// <param name="labels">Labels from 0 to 255. A label that no sample has selects nothing.</param>
    public SampleSet Where(params int[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        byte[] wanted = new byte[1 + 256]; // 1 for each wanted label; the first element is for unlabeled samples
        foreach (int label in labels)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)label, byte.MaxValue, nameof(labels));
            wanted[1 + label] = 1;
        }

        // Two passes without a branch are faster than one with a growing list.
        short[] all = _origin.Labels;
        int count = 0;
        for (int i = 0; i < Count; i++)
        {
            count += wanted[1 + all[Place(i)]];
        }

        int[] places = new int[count];
        for (int i = 0, filled = 0; filled < places.Length; i++)
        {
            int place = Place(i);
            places[filled] = place;
            filled += wanted[1 + all[place]];
        }

        return new SampleSet(_origin, places, 0, count);
    }

    /// <summary>Returns the samples at the given positions, in the given order.</summary>
    /// <param name="indexes">Positions in this set, 0 to Count - 1. They can be repeated.</param>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside of the set.</exception>
    public SampleSet At(params int[] indexes)
    {
        ArgumentNullException.ThrowIfNull(indexes);
        foreach (int index in indexes)
        {
            if ((uint)index >= (uint)Count)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(indexes), index, FormattableString.Invariant($"The set has no sample {index}. Use indexes from 0 to {Count - 1}."));
            }
        }

        return Select([.. indexes]);
    }

    /// <summary>Returns all samples in random order.</summary>
    /// <param name="seed">The seed. It gives the same order on every platform.</param>
    public SampleSet Shuffle(long seed) => Select(RandomOrder.Draw(Count, Count, seed));

    /// <summary>Draws samples at random, each at most once: the first ones of <see cref="Shuffle"/>.</summary>
    /// <param name="count">The number of samples, 0 or more; all if the set has fewer.</param>
    /// <param name="seed">The seed. It gives the same samples on every platform.</param>
    public SampleSet Random(int count, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Select(RandomOrder.Draw(Count, Math.Min(count, Count), seed));
    }

    /// <summary>Returns the samples after the first ones.</summary>
    /// <param name="count">The number of samples to leave out, 0 or more.</param>
    public SampleSet Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Slice(Math.Min(count, Count), Math.Max(0, Count - count));
    }

    /// <summary>Returns the first samples.</summary>
    /// <param name="count">The number of samples, 0 or more; all if the set has fewer.</param>
    public SampleSet Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Slice(0, Math.Min(count, Count));
    }

    /// <summary>Returns consecutive samples. C# calls it for <c>set[100..200]</c>.</summary>
    /// <param name="start">The position of the first sample, 0 to <see cref="Count"/>.</param>
    /// <param name="length">The number of samples, 0 to <see cref="Count"/> - <paramref name="start"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is not within the set.</exception>
    public SampleSet Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)start, (uint)Count, nameof(start));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)(Count - start), nameof(length));
        return length == Count ? this : new SampleSet(_origin, _places?[start..(start + length)], _start + start, length);
    }

    // The array must not change afterwards.
    internal SampleSet Select(int[] indexes)
    {
        for (int i = 0; i < indexes.Length; i++)
        {
            indexes[i] = Place(indexes[i]);
        }

        return new SampleSet(_origin, indexes, 0, indexes.Length);
    }
}
