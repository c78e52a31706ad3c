using System.Numerics;

namespace Mnist.Learning.Layers;

/// <summary>A layer that processes each sample by itself. A sample passes several such layers in a row, so that it stays in the cache.</summary>
internal abstract class SampleLayer<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <param name="sample">The position in the batch.</param>
    /// <param name="worker">The thread, which has its own scratch memory.</param>
    public abstract void Forward(int sample, int worker);

    /// <summary>Called once before the backward pass of the samples.</summary>
    public virtual void BeginBackward()
    {
    }

    /// <param name="sample">The position in the batch.</param>
    /// <param name="slice">The slice of the batch. The derivatives are added to its sum.</param>
    /// <param name="isFirst">True for the first sample of its slice.</param>
    /// <param name="worker">The thread, which has its own scratch memory.</param>
    public abstract void Backward(int sample, int slice, bool isFirst, int worker);

    /// <summary>Called once after the backward pass of the samples: adds the slices in order.</summary>
    public virtual void EndBackward(int slices)
    {
    }
}
