using System.Numerics;

namespace Mnist.Learning.Layers;

/// <summary>A function of each number, whose derivative is computed from its result.</summary>
internal abstract unsafe class ElementLayer<T> : SampleLayer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override bool WorksInPlace => true;

    public override bool NeedsOutput => true;

    public override void Forward(int first, int count, int worker)
    {
        Apply(X.At(first, worker), Y.At(first, worker), count * Input.Length);
    }

    public override void Backward(int first, int count, int slice, bool isFirst, int worker)
    {
        if (DX is not null)
        {
            Differentiate(Y.At(first, worker), DY.At(first, worker), DX.At(first, worker), count * Input.Length);
        }
    }

    protected override Networks.Shape Build(Networks.Shape input) => input;

    protected abstract void Apply(T* from, T* to, int count);

    protected abstract void Differentiate(T* output, T* gradient, T* to, int count);
}
