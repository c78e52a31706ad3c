using System.Numerics;
using Mnist.Learning.Layers;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Tests.Layers;

/// <summary>Passes numbers on as they are in training, so that the layer behind it has somebody who asks for its derivative.</summary>
internal sealed unsafe class Probe<T> : SampleLayer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Kind => "probe";

    private T[] _gradient = [];

    public Span<T> Gradient => _gradient;

    public override void Forward(int first, int count, int worker)
    {
        int length = count * Input.Length;
        new Span<T>(X.At(first, worker), length).CopyTo(new Span<T>(Y.At(first, worker), length));

        // What the layer behind does not write is found.
        new Span<T>(DY.At(first, worker), length).Fill(T.NaN);
    }

    public override void Backward(int first, int count, int slice, bool isFirst, int worker) =>
        new Span<T>(DY.At(first, worker), count * Input.Length).CopyTo(_gradient.AsSpan(first * Input.Length));

    protected override Shape Build(Shape input) => input;

    protected override void Allocate(int batch, int workers, bool isTrained) => _gradient = new T[batch * Input.Length];
}
