namespace Mnist.Neighbors;

/// <summary>The nearest candidates so far, for each sample of a window.</summary>
/// <param name="samples">The number of samples.</param>
/// <param name="count">The number of neighbors of each one.</param>
internal sealed class NearestList(int samples, int count)
{
    private const int Slack = 15; // more candidates than needed, so that they are sorted less often

    // A key is the distance (31 bits) and the place (33 bits), so that the smaller key is nearer or comes first.
    private const int PlaceBits = 33;

    private readonly int _capacity = CapacityOf(count);
    private readonly ulong[] _keys = new ulong[samples * CapacityOf(count)];
    private readonly int[] _counts = new int[samples];
    private readonly int[] _limits = [.. Enumerable.Repeat(int.MaxValue, samples)];

    /// <summary>The number of candidates that are kept for each sample.</summary>
    public static int CapacityOf(int count) => count + Math.Max(count, Slack);

    /// <summary>The largest distance of a candidate that can still be among the nearest.</summary>
    public int LimitOf(int sample) => _limits[sample];

    /// <summary>Adds a candidate.</summary>
    public void Add(int sample, int distance, long place) => Add(sample, ((ulong)distance << PlaceBits) | (ulong)place);

    /// <summary>Adds the candidates of another list and empties it.</summary>
    public void Take(NearestList other)
    {
        for (int sample = 0; sample < _counts.Length; sample++)
        {
            foreach (ulong key in other.Candidates(sample))
            {
                Add(sample, key);
            }
        }

        other.Clear();
    }

    /// <summary>Removes all candidates.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        Array.Fill(_limits, int.MaxValue);
    }

    /// <summary>Returns the nearest candidates of a sample, the nearest first.</summary>
    public IEnumerable<(int Distance, long Place)> NearestOf(int sample)
    {
        Sort(sample);
        for (int i = 0; i < _counts[sample]; i++)
        {
            ulong key = _keys[(sample * _capacity) + i];
            yield return ((int)(key >> PlaceBits), (long)(key & ((1UL << PlaceBits) - 1)));
        }
    }

    private Span<ulong> Candidates(int sample) => _keys.AsSpan(sample * _capacity, _counts[sample]);

    private void Add(int sample, ulong key)
    {
        _keys[(sample * _capacity) + _counts[sample]++] = key;
        if (_counts[sample] == _capacity)
        {
            Sort(sample);
            _limits[sample] = (int)(Candidates(sample)[^1] >> PlaceBits);
        }
    }

    private void Sort(int sample)
    {
        Candidates(sample).Sort();
        _counts[sample] = Math.Min(_counts[sample], count);
    }
}
