using System.Numerics;
using Mnist.Learning.Layers;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Tests.Layers;

/// <summary>Passes numbers on as they are, so that the layer behind it has somebody who asks for its derivative.</summary>
internal sealed class Probe<T> : SampleLayer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Kind => "probe";

    public Span<T> Gradient => DY.Span;

    public override void Forward(int first, int count, int worker) =>
        X.Span.Slice(first * Input.Length, count * Input.Length).CopyTo(Y.Span[(first * Input.Length)..]);

    public override void Backward(int first, int count, int slice, bool isFirst, int worker)
    {
    }

    protected override Shape Build(Shape input) => input;
}
