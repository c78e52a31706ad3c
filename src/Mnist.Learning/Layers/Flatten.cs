using System.Numerics;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Layers;

/// <summary>Turns an image into a vector, in the order of memory: row, column, channel.</summary>
internal sealed class Flatten<T> : SampleLayer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override string Kind => "flatten";

    public override bool IsView => true;

    public override void Forward(int first, int count, int worker)
    {
    }

    public override void Backward(int first, int count, int slice, bool isFirst, int worker)
    {
    }

    protected override Shape Build(Shape input) => Shape.Vector(input.Length);
}
