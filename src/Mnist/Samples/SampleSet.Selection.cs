namespace Mnist;

public sealed partial class SampleSet
{
    /// <summary>The samples of some labels, in the same order.</summary>
    /// <param name="labels">0 to 255; a label that no sample has selects nothing.</param>
    public SampleSet Where(params int[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        byte[] wanted = new byte[1 + 256]; // 1 for a label that is wanted, behind a place for unknown ones
        foreach (int label in labels)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)label, byte.MaxValue, nameof(labels));
            wanted[1 + label] = 1;
        }

        // Twice over the labels without a branch, which is faster than once with a list that grows.
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

    /// <summary>The samples at some places of this set, in the order given.</summary>
    /// <param name="indexes">0 to Count - 1; repeated ones give repeated samples.</param>
    /// <exception cref="ArgumentOutOfRangeException">A place that the set does not have.</exception>
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

    /// <summary>All samples in random order.</summary>
    /// <param name="seed">The same seed gives the same order, on every platform.</param>
    public SampleSet Shuffle(long seed) => Select(RandomOrder.Draw(Count, Count, seed));

    /// <summary>Some samples drawn at random, none twice: the first ones of <see cref="Shuffle"/>.</summary>
    /// <param name="count">How many; all when there are not so many.</param>
    /// <param name="seed">The same seed gives the same samples, on every platform.</param>
    public SampleSet Random(int count, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Select(RandomOrder.Draw(Count, Math.Min(count, Count), seed));
    }

    /// <summary>The samples after the first ones.</summary>
    /// <param name="count">How many to leave out; 0 or more.</param>
    public SampleSet Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Slice(Math.Min(count, Count), Math.Max(0, Count - count));
    }

    /// <summary>The first samples.</summary>
    /// <param name="count">How many; all when there are not so many.</param>
    public SampleSet Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Slice(0, Math.Min(count, Count));
    }

    /// <summary>Some samples in a row; what C# calls for <c>set[100..200]</c>.</summary>
    /// <param name="start">The place of the first, 0 to <see cref="Count"/>.</param>
    /// <param name="length">How many, 0 to <see cref="Count"/> - <paramref name="start"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The set does not have them.</exception>
    public SampleSet Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)start, (uint)Count, nameof(start));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)(Count - start), nameof(length));
        return length == Count ? this : new SampleSet(_origin, _places?[start..(start + length)], _start + start, length);
    }

    // Takes the array over.
    private SampleSet Select(int[] indexes)
    {
        for (int i = 0; i < indexes.Length; i++)
        {
            indexes[i] = Place(indexes[i]);
        }

        return new SampleSet(_origin, indexes, 0, indexes.Length);
    }
}
