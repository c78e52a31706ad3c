using System.Numerics;
using Mnist.Learning.Initializers;
using Mnist.Learning.Kernels;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Layers;

/// <summary>Normalizes each channel to mean 0 and variance 1 over the batch, then applies a learned scale and shift.</summary>
/// <remarks>
/// Ioffe and Szegedy 2015 (https://arxiv.org/abs/1502.03167). Training updates running averages of mean and (unbiased) variance.
/// Prediction uses them in place of those of the batch.
/// </remarks>
internal sealed unsafe class BatchNormalization<T> : BatchLayer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Avoids a division by zero.</summary>
    public const double Epsilon = 1e-5;

    private readonly double _momentum;
    private readonly Action<int, int> _sum, _sumOfSquares, _normalize, _sumGradients, _passBack;
    private Block<T> _mean = null!, _factor = null!, _shift = null!, _inputFactor = null!, _meanFactor = null!;
    private Block<T> _sums = null!, _products = null!;
    private int _count;

    /// <param name="momentum">The weight of the new batch in the running averages.</param>
    public BatchNormalization(double momentum = 0.1)
    {
        _momentum = momentum;
        _sum = Sum;
        _sumOfSquares = SumOfSquares;
        _normalize = Normalize;
        _sumGradients = SumGradients;
        _passBack = PassBack;
    }

    public override string Kind => "batchnorm";

    private int Channels => Input.Channels;

    private int Pixels => Input.Rows * Input.Columns;

    private Parameter<T> Scale => Parameters[0];

    private Parameter<T> Shift => Parameters[1];

    private Parameter<T> RunningMean => Parameters[2];

    private Parameter<T> RunningVariance => Parameters[3];

    public override void Forward(int count, Workers workers, CancellationToken cancellationToken)
    {
        _count = count;
        int slices = Slices.Count(count);
        T* variance = _inputFactor.Pointer; // not in use yet
        if (Pass.IsTraining)
        {
            double share = 1.0 / ((double)count * Pixels);
            workers.For(slices, _sum, cancellationToken);
            Total(_sums, slices, share, _mean.Pointer);
            workers.For(slices, _sumOfSquares, cancellationToken);
            Total(_sums, slices, share, variance);
            double unbiased = Math.Max(1, ((double)count * Pixels) - 1) * share;
            for (int c = 0; c < Channels; c++)
            {
                Move(RunningMean.Values + c, double.CreateChecked(_mean.Pointer[c]));
                Move(RunningVariance.Values + c, double.CreateChecked(variance[c]) / unbiased);
            }
        }
        else
        {
            RunningMean.ValueSpan.CopyTo(_mean.Span);
            RunningVariance.ValueSpan.CopyTo(_inputFactor.Span);
        }

        for (int c = 0; c < Channels; c++)
        {
            _factor.Pointer[c] = T.One / T.Sqrt(variance[c] + T.CreateChecked(Epsilon));
            _inputFactor.Pointer[c] = Scale.Values[c] * _factor.Pointer[c];
            _shift.Pointer[c] = Shift.Values[c] - (_mean.Pointer[c] * _inputFactor.Pointer[c]);
        }

        workers.For(count, _normalize, cancellationToken);
    }

    public override void Backward(int count, Workers workers, CancellationToken cancellationToken)
    {
        _count = count;
        int slices = Slices.Count(count);
        workers.For(slices, _sumGradients, cancellationToken);
        Total(_sums, slices, 1, Shift.Gradients);
        Total(_products, slices, 1, Scale.Gradients);
        T share = T.CreateChecked(1.0 / ((double)count * Pixels));
        for (int c = 0; c < Channels; c++)
        {
            Scale.Gradients[c] *= _factor.Pointer[c];
            _meanFactor.Pointer[c] = Scale.Gradients[c] * _factor.Pointer[c] * share;
            _shift.Pointer[c] = Shift.Gradients[c] * share;
        }

        if (DX is not null)
        {
            workers.For(count, _passBack, cancellationToken);
        }
    }

    protected override Shape Build(Shape input)
    {
        int[] shape = [input.Channels];
        Parameters =
        [
            new Parameter<T>("scale", shape, Constant.One, 1) { DecayMultiplier = 0 },
            new Parameter<T>("shift", shape, Constant.Zero, 1) { DecayMultiplier = 0 },
            new Parameter<T>("mean", shape, Constant.Zero, 1) { IsLearned = false },
            new Parameter<T>("variance", shape, Constant.One, 1) { IsLearned = false },
        ];
        return input;
    }

    protected override void Allocate(int batch, int workers, bool isTrained)
    {
        (_mean, _factor, _shift, _inputFactor, _meanFactor) = (New(1), New(1), New(1), New(1), New(1));
        (_sums, _products) = (New(Slices.Maximum), New(Slices.Maximum));
    }

    private Block<T> New(int count) => new(count * Channels);

    private void Move(T* average, double value)
    {
        double old = double.CreateChecked(*average);
        *average = T.CreateChecked(old + (_momentum * (value - old)));
    }

    // Adds the slices in order, in double.
    private void Total(Block<T> parts, int slices, double factor, T* to)
    {
        for (int c = 0; c < Channels; c++)
        {
            double sum = 0;
            for (int slice = 0; slice < slices; slice++)
            {
                sum += double.CreateChecked(parts.Pointer[(slice * Channels) + c]);
            }

            to[c] = T.CreateChecked(sum * factor);
        }
    }

    // The first number of a slice, and its number of pixels.
    private (nint First, int Pixels) Extent(int slice)
    {
        int first = Slices.Start(slice, _count);
        int end = Slices.Start(slice + 1, _count);
        return ((nint)first * Input.Length, (end - first) * Pixels);
    }

    private void Sum(int slice, int worker)
    {
        (nint at, int pixels) = Extent(slice);
        ChannelKernels.Sum(X.Pointer + at, pixels, Channels, _sums.Pointer + (slice * Channels));
    }

    private void SumOfSquares(int slice, int worker)
    {
        (nint at, int pixels) = Extent(slice);
        T* x = X.Pointer + at;
        ChannelKernels.SumOfProducts(x, x, _mean.Pointer, _mean.Pointer, pixels, Channels, _sums.Pointer + (slice * Channels));
    }

    // Sample by sample, because new memory is slow to write and the work can be canceled between pieces.
    private void Normalize(int sample, int worker)
    {
        nint at = (nint)sample * Input.Length;
        ChannelKernels.ScaleAndShift(X.Pointer + at, _inputFactor.Pointer, _shift.Pointer, Pixels, Channels, Y.Pointer + at);
    }

    private void SumGradients(int slice, int worker)
    {
        (nint at, int pixels) = Extent(slice);
        ChannelKernels.Sum(DY.Pointer + at, pixels, Channels, _sums.Pointer + (slice * Channels));
        ChannelKernels.SumOfProducts(
            X.Pointer + at, DY.Pointer + at, _mean.Pointer, null, pixels, Channels, _products.Pointer + (slice * Channels));
    }

    private void PassBack(int sample, int worker)
    {
        nint at = (nint)sample * Input.Length;
        ChannelKernels.NormalizationGradient(
            X.Pointer + at, DY.Pointer + at, _mean.Pointer, _shift.Pointer, _meanFactor.Pointer, _inputFactor.Pointer, Pixels, Channels, DX!.Pointer + at);
    }
}
