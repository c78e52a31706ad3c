using System.Numerics;
using Mnist.Learning.Initializers;
using Mnist.Learning.Kernels;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Layers;

/// <summary>Slides a square window over an image, with one filter for each output channel (cross-correlation, stride 1).</summary>
/// <param name="channels">The number of output channels.</param>
/// <param name="size">The height and width of the window.</param>
/// <param name="same">True pads with zeros so that the image keeps its size; false shrinks it by size - 1. For even sizes, the extra row
/// and column are at the bottom and right, as in TensorFlow.</param>
/// <remarks>
/// Weights are stored as in TensorFlow: row, column, input channel, output channel. Pixels are stored as row, column, channel. So a row
/// of a window is size * channels numbers in a row, and the convolution is a matrix product that reads the image directly.
/// </remarks>
internal sealed unsafe class Convolution<T>(int channels, int size, bool same = false) : SampleLayer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // The number of output positions for which a row of window derivatives is computed at a time. They stay in the cache until they are
    // added.
    private const int Positions = 96;

    // Copies of the weights for the products of the forward pass, and of the backward pass for each row of the window.
    private readonly Panels<T> _weights = new();
    private readonly Panels<T>[] _backward = [.. Enumerable.Range(0, size).Select(_ => new Panels<T>())];

    private ConvolutionGeometry _geometry = null!;
    private bool _isTrained;
    private Block<T> _sums = null!;
    private Block<T>[] _padded = [];
    private Block<T>[] _windows = [];

    public override string Kind => "conv";

    public Initializer WeightInitializer { get; init; } = UniformFanIn.Xavier;

    public Initializer BiasInitializer { get; init; } = Constant.Zero;

    /// <summary>The factor for the learning rate of the bias.</summary>
    public double BiasRate { get; init; } = 1;

    public int Size => size;

    public bool IsSame => same;

    private Parameter<T> Weight => Parameters[0];

    private Parameter<T> Bias => Parameters[1];

    // The derivatives of the weights, then those of the biases.
    private int SumLength => Weight.Length + channels;

    // Without training, the weights stay as they are.
    public override void BeginForward()
    {
        if (_isTrained || !_weights.AreReady)
        {
            _weights.Copy(new MatrixProduct<T>
            {
                Columns = channels,
                Inner = _geometry.Window,
                Right = Weight.Values,
                RightStride = channels,
            });
        }
    }

    public override void Forward(int first, int count, int worker)
    {
        ConvolutionGeometry g = _geometry;
        fixed (int* positions = g.Positions, places = g.WindowPlaces)
        {
            new MatrixProduct<T>
            {
                Rows = count * g.PositionCount,
                Columns = channels,
                Inner = g.Window,
                Left = Pad(first, count, worker),
                LeftRows = positions,
                LeftPlaces = places,
                Panels = _weights,
                Start = Bias.Values,
                Result = Y.At(first, worker),
                ResultStride = channels,
            }.Run();
        }
    }

    public override void BeginBackward()
    {
        for (int row = 0; DX is not null && row < size; row++)
        {
            _backward[row].Copy(new MatrixProduct<T>
            {
                Columns = _geometry.Run,
                Inner = channels,
                Right = Weight.Values + (row * _geometry.Run * channels),
                RightStride = channels,
                IsRightTransposed = true,
            });
        }
    }

    public override void Backward(int first, int count, int slice, bool isFirst, int worker)
    {
        T* dy = DY.At(first, worker);
        int positions = count * _geometry.PositionCount;
        AddWeightGradient(Pad(first, count, worker), dy, positions, _sums.Pointer + ((nint)slice * SumLength), isFirst);
        if (DX is not null)
        {
            T* dx = DX.At(first, worker);
            T* target = same ? _padded[worker].Pointer : dx;
            new Span<T>(target, count * _geometry.PaddedLength).Clear();
            AddInputGradient(dy, positions, target, _windows[worker].Pointer);
            for (int i = 0; same && i < count; i++)
            {
                _geometry.Crop(target + (i * _geometry.PaddedLength), dx + (i * Input.Length));
            }
        }
    }

    public override void EndBackward(int slices)
    {
        // In a row: weights and bias of the first slice, of the second, and so on.
        T* total = _sums.Pointer;
        for (int slice = 1; slice < slices; slice++)
        {
            Elementwise.Add(_sums.Pointer + ((nint)slice * SumLength), total, SumLength);
        }

        new ReadOnlySpan<T>(total, Weight.Length).CopyTo(Weight.GradientSpan);
        new ReadOnlySpan<T>(total + Weight.Length, channels).CopyTo(Bias.GradientSpan);
    }

    protected override Shape Build(Shape input)
    {
        _geometry = new ConvolutionGeometry(input, size, same);
        int window = _geometry.Window;
        Parameters =
        [
            new Parameter<T>("weight", [size, size, input.Channels, channels], WeightInitializer, window),
            new Parameter<T>("bias", [channels], BiasInitializer, window) { RateMultiplier = BiasRate },
        ];
        return new Shape(_geometry.Rows, _geometry.Columns, channels);
    }

    protected override void Allocate(int batch, int workers, bool isTrained)
    {
        _isTrained = isTrained;
        _geometry.Allocate(Group);
        _padded = same ? [.. Enumerable.Range(0, workers).Select(_ => new Block<T>(Group * _geometry.PaddedLength))] : [];
        if (isTrained)
        {
            _sums = new Block<T>(checked(Slices.Maximum * SumLength));
            _windows = [.. Enumerable.Range(0, workers).Select(_ => new Block<T>(Positions * _geometry.Run))];
        }
    }

    // The images of some samples, one after another.
    private T* Pad(int first, int count, int worker)
    {
        T* x = X.At(first, worker);
        if (!same)
        {
            return x;
        }

        T* padded = _padded[worker].Pointer;
        for (int i = 0; i < count; i++)
        {
            _geometry.Pad(x + (i * Input.Length), padded + (i * _geometry.PaddedLength));
        }

        return padded;
    }

    // sums[place of the window, output channel] += sum over positions of x[position + place] * dy[position, output channel].
    private void AddWeightGradient(T* x, T* dy, int positions, T* sums, bool isFirst)
    {
        fixed (int* rows = _geometry.WindowPlaces, places = _geometry.Positions)
        {
            new MatrixProduct<T>
            {
                Rows = _geometry.Window,
                Columns = channels,
                Inner = positions,
                Left = x,
                LeftRows = rows,
                LeftPlaces = places,
                Right = dy,
                RightStride = channels,
                Start = isFirst ? null : sums,
                StartStride = channels,
                Result = sums,
                ResultStride = channels,
            }.Run();
        }

        T one = T.One;
        T* bias = sums + Weight.Length;
        new MatrixProduct<T>
        {
            Rows = 1,
            Columns = channels,
            Inner = positions,
            Left = &one,
            Right = dy,
            RightStride = channels,
            Start = isFirst ? null : bias,
            Result = bias,
        }.Run();
    }

    // The derivatives of each window, one of its rows at a time, added at the place of the window. The rows go backward, so that each
    // pixel adds the positions in order.
    private void AddInputGradient(T* dy, int positions, T* dx, T* windows)
    {
        ConvolutionGeometry g = _geometry;
        for (int first = 0; first < positions; first += Positions)
        {
            int count = Math.Min(Positions, positions - first);
            for (int row = size - 1; row >= 0; row--)
            {
                new MatrixProduct<T>
                {
                    Rows = count,
                    Columns = g.Run,
                    Inner = channels,
                    Left = dy + (first * channels),
                    LeftStride = channels,
                    PlaceStride = 1,
                    Panels = _backward[row],
                    Result = windows,
                    ResultStride = g.Run,
                }.Run();
                for (int i = 0; i < count; i++)
                {
                    Elementwise.Add(windows + (i * g.Run), dx + g.Positions[first + i] + (row * g.RowStride), g.Run);
                }
            }
        }
    }
}
