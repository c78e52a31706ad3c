using System.Numerics;

namespace Mnist.Learning.Layers;

/// <summary>A layer that treats each sample alone: several in a row go through one sample after another, which stays in the cache.</summary>
internal abstract class SampleLayer<T> : Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <param name="sample">The place in the batch.</param>
    /// <param name="worker">Whose scratch memory to use.</param>
    public abstract void Forward(int sample, int worker);

    /// <summary>Called once before the samples go back.</summary>
    public virtual void BeginBackward()
    {
    }

    /// <param name="sample">The place in the batch.</param>
    /// <param name="slice">The part of the batch that the sample is in, whose sum of derivatives to add to.</param>
    /// <param name="isFirst">Whether it is the first sample of its slice.</param>
    /// <param name="worker">Whose scratch memory to use.</param>
    public abstract void Backward(int sample, int slice, bool isFirst, int worker);

    /// <summary>Called once after the samples went back: adds up the slices, in their order.</summary>
    public virtual void EndBackward(int slices)
    {
    }
}
