using Mnist.Learning.Layers;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Training;

/// <summary>Copies batches into the memory of a network. A batch depends only on its number, so that training can continue anywhere.</summary>
/// <remarks>As in TensorFlow's next_batch, samples of the next epoch fill a batch at the end of an epoch.</remarks>
internal sealed unsafe class Feeder
{
    private readonly SampleSet _samples;
    private readonly FittedPreparation _preparation;
    private readonly Network<float> _network;
    private readonly EpochOrder _order;
    private readonly Augmenter[] _augmenters;
    private readonly byte[][] _augmented;
    private readonly int[] _places;
    private readonly int[] _epochs;
    private readonly int[] _classes;
    private readonly Action<int, int> _fill;
    private int _epoch = -1;
    private int _count;
    private ImageHold _images;
    private CancellationToken _cancellation;

    public Feeder(SampleSet samples, FittedPreparation preparation, Network<float> network, int batch, bool shuffle, Augmentation? augmentation, long seed)
    {
        _samples = samples;
        _preparation = preparation;
        _network = network;
        _order = new EpochOrder(samples.Count, shuffle, seed);
        _places = new int[batch];
        _epochs = new int[batch];
        _classes = new int[batch];
        int workers = augmentation is null ? 0 : network.Workers.Count;
        _augmenters = [.. Enumerable.Range(0, workers).Select(_ => new Augmenter(augmentation!, seed, samples.Rows, samples.Columns))];
        _augmented = [.. _augmenters.Select(_ => new byte[samples.Rows * samples.Columns])];
        _fill = Fill;
    }

    /// <summary>Fills the network with batch number <paramref name="iteration"/>.</summary>
    /// <returns>The position of each sample's category.</returns>
    public ReadOnlySpan<int> Next(long iteration, CancellationToken cancellationToken)
    {
        long position = iteration * _places.Length;
        for (int i = 0; i < _places.Length; i++, position++)
        {
            Choose(i, (int)(position / _samples.Count), (int)(position % _samples.Count));
        }

        using var images = new ImageHold(_samples);
        (_count, _images, _cancellation) = (_places.Length, images, cancellationToken);
        _network.Workers.For(Slices.Count(_count), _fill, cancellationToken);
        return _classes;
    }

    /// <summary>The memory for a sample in a network.</summary>
    public static Span<float> Slot(Network<float> network, int place) =>
        network.Samples.Span.Slice(place * network.InputShape.Length, network.InputShape.Length);

    private void Choose(int i, int epoch, int place)
    {
        if (epoch != _epoch)
        {
            _order.Start(epoch);
            _epoch = epoch;
        }

        _epochs[i] = epoch;
        _places[i] = _order[place];
        _classes[i] = _samples.LabelAt(_places[i]) - _samples.Origin.Identity.LabelOffset;
    }

    private void Fill(int slice, int worker)
    {
        int end = Slices.Start(slice + 1, _count);
        for (int i = Slices.Start(slice, _count); i < end && !_cancellation.IsCancellationRequested; i++)
        {
            ReadOnlySpan<byte> pixels = _images[_places[i]];
            if (_augmenters.Length > 0)
            {
                _augmenters[worker].Apply(pixels, _augmented[worker], _places[i], _epochs[i]);
                pixels = _augmented[worker];
            }

            _preparation.Apply(pixels, _samples.Columns, Slot(_network, i));
        }
    }
}
