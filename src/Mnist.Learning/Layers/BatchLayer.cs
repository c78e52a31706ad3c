using System.Numerics;
using Mnist.Learning.Kernels;

namespace Mnist.Learning.Layers;

/// <summary>A layer that needs the whole batch, and divides its work itself.</summary>
internal abstract class BatchLayer<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <param name="count">The number of samples in the batch.</param>
    /// <param name="workers">The threads.</param>
    /// <param name="cancellationToken">Cancels the pass. The results are then incomplete.</param>
    public abstract void Forward(int count, Workers workers, CancellationToken cancellationToken);

    /// <param name="count">The number of samples in the batch.</param>
    /// <param name="workers">The threads.</param>
    /// <param name="cancellationToken">Cancels the pass. The results are then incomplete.</param>
    public abstract void Backward(int count, Workers workers, CancellationToken cancellationToken);
}
