using System.Numerics;
using Mnist.Learning.Kernels;

namespace Mnist.Learning.Layers;

/// <summary>The hyperbolic tangent.</summary>
internal sealed unsafe class Tanh<T> : ElementLayer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Kind => "tanh";

    protected override void Apply(T* from, T* to, int count) => HyperbolicTangent.Tanh(from, to, count);

    protected override void Differentiate(T* output, T* gradient, T* to, int count) =>
        Elementwise.TanhGradient(output, gradient, to, count);
}
