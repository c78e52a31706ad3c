using System.Numerics;
using Mnist.Learning.Kernels;

namespace Mnist.Learning.Layers;

/// <summary>max(x, 0); the derivative at 0 is 0.</summary>
internal sealed unsafe class Relu<T> : ElementLayer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Kind => "relu";

    protected override void Apply(T* from, T* to, int count) => Elementwise.Relu(from, to, count);

    protected override void Differentiate(T* output, T* gradient, T* to, int count) =>
        Elementwise.ReluGradient(output, gradient, to, count);
}
