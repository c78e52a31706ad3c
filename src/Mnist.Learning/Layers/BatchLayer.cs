using System.Numerics;
using Mnist.Learning.Kernels;

namespace Mnist.Learning.Layers;

/// <summary>A layer that treats the batch as a whole, and divides its work by itself.</summary>
internal abstract class BatchLayer<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <param name="count">Samples in the batch.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="cancellationToken">Ends it; what it has computed so far is of no use then.</param>
    public abstract void Forward(int count, Workers workers, CancellationToken cancellationToken);

    /// <param name="count">Samples in the batch.</param>
    /// <param name="workers">Who does it.</param>
    /// <param name="cancellationToken">Ends it; what it has computed so far is of no use then.</param>
    public abstract void Backward(int count, Workers workers, CancellationToken cancellationToken);
}
