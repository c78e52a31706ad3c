namespace Mnist;

/// <summary>The order of the samples in each epoch. It depends only on seed and epoch, not on earlier epochs.</summary>
internal sealed class EpochOrder
{
    private readonly SeededRandom _random;
    private readonly long _seed;
    private readonly int[]? _places;

    /// <summary>Prepares the order of the samples.</summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="shuffle">False keeps the order of the set.</param>
    /// <param name="seed">The seed. Epoch 0 has the order of <see cref="SampleSet.Shuffle"/> with it.</param>
    public EpochOrder(int count, bool shuffle, long seed)
    {
        _seed = seed;
        _random = new SeededRandom(seed);
        _places = shuffle ? new int[count] : null;
    }

    public int this[int position] => _places is null ? position : _places[position];

    public void Start(int epoch)
    {
        if (_places is null)
        {
            return;
        }

        for (int i = 0; i < _places.Length; i++)
        {
            _places[i] = i;
        }

        _random.Restart(epoch == 0 ? _seed : SeedStream.Derive(_seed, SeedPurpose.Order, epoch));
        _random.Shuffle(_places.AsSpan());
    }
}
