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

    public override void Forward(int sample, int worker) =>
        X.Span.Slice(sample * Input.Length, Input.Length).CopyTo(Y.Span[(sample * Input.Length)..]);

    public override void Backward(int sample, int slice, bool isFirst, int worker)
    {
    }

    protected override Shape Build(Shape input) => input;
}
