using System.Numerics;
using Mnist.Learning.Kernels;

namespace Mnist.Learning.Layers;

/// <summary>1 / (1 + e^-x).</summary>
internal sealed unsafe class Sigmoid<T> : ElementLayer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Kind => "sigmoid";

    protected override void Apply(T* from, T* to, int count) => HyperbolicTangent.Sigmoid(from, to, count);

    protected override void Differentiate(T* output, T* gradient, T* to, int count) =>
        Elementwise.SigmoidGradient(output, gradient, to, count);
}
