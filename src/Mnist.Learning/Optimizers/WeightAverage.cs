using System.Numerics;
using Mnist.Learning.Kernels;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Optimizers;

/// <summary>The exponential moving average of all numbers of a network, those that are measured included.</summary>
/// <remarks>TensorFlow's ExponentialMovingAverage: in the first batches the decay is (1 + batch) / (10 + batch) if that is less.</remarks>
internal sealed class WeightAverage
{
    private readonly Network<float> _network;
    private readonly double _decay;

    public WeightAverage(Network<float> network, double decay)
    {
        _network = network;
        _decay = decay;
        Other = new Block<float>(network.Values.Length);
        network.Values.Span.CopyTo(Other.Span);
    }

    /// <summary>The average, or the weights while the network has the average.</summary>
    public Block<float> Other { get; }

    /// <summary>Adds the current weights.</summary>
    /// <param name="iteration">The number of the batch, from 0.</param>
    public void Add(long iteration)
    {
        var share = new Vector<float>((float)(1 - Math.Min(_decay, (1.0 + iteration) / (10.0 + iteration))));
        Span<float> average = Other.Span;
        ReadOnlySpan<float> weights = _network.Values.Span;
        int i = 0;
        for (; i <= average.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var old = new Vector<float>(average[i..]);
            (old + (share * (new Vector<float>(weights[i..]) - old))).CopyTo(average[i..]);
        }

        for (; i < average.Length; i++)
        {
            average[i] += share[0] * (weights[i] - average[i]);
        }
    }

    /// <summary>Exchanges the weights of the network and the average.</summary>
    public void Swap()
    {
        float[] weights = _network.Values.Span.ToArray();
        Other.Span.CopyTo(_network.Values.Span);
        weights.CopyTo(Other.Span);
    }
}
