using System.Numerics;
using Mnist.Learning.Kernels;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Layers;

/// <summary>In training, sets random numbers to zero and scales the others up. Otherwise does nothing (Srivastava et al. 2014).</summary>
/// <param name="keep">The share of numbers to keep, above 0 and at most 1.</param>
/// <remarks>The choice depends only on seed, iteration, layer and sample.</remarks>
internal sealed unsafe class Dropout<T>(double keep) : SampleLayer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private Block<T>? _factors;

    public override string Kind => "dropout";

    public override void Forward(int first, int count, int worker)
    {
        T* x = X.At(first, worker);
        T* y = Y.At(first, worker);
        int length = count * Input.Length;
        if (!Pass.IsTraining)
        {
            new ReadOnlySpan<T>(x, length).CopyTo(new Span<T>(y, length));
            return;
        }

        for (int sample = first; sample < first + count; sample++)
        {
            Choose(sample);
        }

        Elementwise.Multiply(x, _factors!.Pointer + ((nint)first * Input.Length), y, length);
    }

    public override void Backward(int first, int count, int slice, bool isFirst, int worker)
    {
        if (DX is not null)
        {
            T* factors = _factors!.Pointer + ((nint)first * Input.Length);
            Elementwise.Multiply(DY.At(first, worker), factors, DX.At(first, worker), count * Input.Length);
        }
    }

    protected override Shape Build(Shape input) => keep is > 0 and <= 1
        ? input
        : throw new ArgumentException(FormattableString.Invariant($"The share of values to keep must be greater than 0 and at most 1, not {keep}."));

    protected override void Allocate(int batch, int workers, bool isTrained) =>
        _factors = isTrained ? new Block<T>(checked(batch * Input.Length), isCleared: false) : null;

    private void Choose(int sample)
    {
        int length = Input.Length;
        T* factors = _factors!.Pointer + ((nint)sample * length);
        T scale = T.CreateChecked(1 / keep);
        uint threshold = (uint)Math.Round(keep * 65536);
        ulong state = Pass.RandomState(Name, sample);
        for (int i = 0; i < length; i += 4)
        {
            ulong bits = Pass.NextRandom(ref state);
            for (int j = i; j < Math.Min(i + 4, length); j++, bits >>= 16)
            {
                factors[j] = (uint)(bits & 0xFFFF) < threshold ? scale : T.Zero;
            }
        }
    }
}
