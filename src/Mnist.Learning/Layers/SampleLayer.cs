using System.Numerics;

namespace Mnist.Learning.Layers;

/// <summary>A layer that processes each sample by itself. A few samples pass several such layers in a row, so that they stay in the cache.</summary>
internal abstract class SampleLayer<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The largest number of samples at a time: so many rows that a product of a small image is worth its preparation.</summary>
    public const int Group = 4;

    /// <summary>Called once before the forward pass of the samples.</summary>
    public virtual void BeginForward()
    {
    }

    /// <param name="first">The position of the first sample in the batch.</param>
    /// <param name="count">The number of samples, 1 to <see cref="Group"/>.</param>
    /// <param name="worker">The thread, which has its own scratch memory.</param>
    public abstract void Forward(int first, int count, int worker);

    /// <summary>Called once before the backward pass of the samples.</summary>
    public virtual void BeginBackward()
    {
    }

    /// <param name="first">The position of the first sample in the batch.</param>
    /// <param name="count">The number of samples, 1 to <see cref="Group"/>.</param>
    /// <param name="slice">The slice of the batch. The derivatives are added to its sum.</param>
    /// <param name="isFirst">True for the first samples of the slice.</param>
    /// <param name="worker">The thread, which has its own scratch memory.</param>
    public abstract void Backward(int first, int count, int slice, bool isFirst, int worker);

    /// <summary>Called once after the backward pass of the samples: adds the slices in order.</summary>
    public virtual void EndBackward(int slices)
    {
    }
}
