using System.Numerics;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Layers;

/// <summary>The maximum of each window, per channel. The derivative goes to the first maximum.</summary>
/// <param name="size">The height and width of the window.</param>
/// <param name="stride">The distance between windows.</param>
/// <param name="padding">Rows and columns around the image that are never the maximum; less than size.</param>
/// <remarks>Only windows that fit completely into the padded image are used.</remarks>
internal sealed unsafe partial class MaxPooling<T>(int size, int stride, int padding = 0) : SampleLayer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // The lanes of the last vector of channels that the vector before does not have.
    private Vector<T> _rest;

    // The usual windows: 2 x 2, each pixel in exactly one of them.
    private bool _areFours;

    public override string Kind => "pool";

    public override bool NeedsOutput => true;

    public int Size => size;

    public int Stride => stride;

    public int Padding => padding;

    public override void Forward(int first, int count, int worker)
    {
        T* x = X.At(first, worker);
        T* y = Y.At(first, worker);
        nint line = Input.Columns * Input.Channels;
        for (int i = 0; i < count; i++, x += Input.Length)
        {
            for (int row = 0; row < Output.Rows; row++)
            {
                if (_areFours)
                {
                    MaximaOfFours(x + (2 * row * line), y);
                    y += Output.Columns * Output.Channels;
                    continue;
                }

                (int top, int bottom) = Extent(row, Input.Rows);
                for (int column = 0; column < Output.Columns; column++, y += Output.Channels)
                {
                    (int left, int right) = Extent(column, Input.Columns);
                    Maximum(x, y, top, bottom, left, right);
                }
            }
        }
    }

    public override void Backward(int first, int count, int slice, bool isFirst, int worker)
    {
        if (DX is null)
        {
            return;
        }

        T* x = X.At(first, worker);
        T* y = Y.At(first, worker);
        T* dx = DX.At(first, worker);
        T* dy = DY.At(first, worker);
        nint line = Input.Columns * Input.Channels;
        if (!_areFours)
        {
            new Span<T>(dx, count * Input.Length).Clear();
        }

        for (int i = 0; i < count; i++, x += Input.Length, dx += Input.Length)
        {
            for (int row = 0; row < Output.Rows; row++)
            {
                if (_areFours)
                {
                    PassBackToFours(x + (2 * row * line), y, dx + (2 * row * line), dy);
                    y += Output.Columns * Output.Channels;
                    dy += Output.Columns * Output.Channels;
                    continue;
                }

                (int top, int bottom) = Extent(row, Input.Rows);
                for (int column = 0; column < Output.Columns; column++, y += Output.Channels, dy += Output.Channels)
                {
                    (int left, int right) = Extent(column, Input.Columns);
                    PassBack(x, y, dx, dy, top, bottom, left, right);
                }
            }
        }
    }

    protected override Shape Build(Shape input)
    {
        if (size < 1 || stride < 1 || padding < 0 || padding >= size)
        {
            throw new ArgumentException($"Pooling with window {size}, stride {stride} and padding {padding} is invalid. Window and stride must be 1 or more, and the padding smaller than the window.");
        }

        if (input.Rows + (2 * padding) < size || input.Columns + (2 * padding) < size)
        {
            throw new ArgumentException($"A window of {size} x {size} does not fit into {input.Rows} x {input.Columns} values. Use a smaller window or larger images.");
        }

        Span<T> lanes = stackalloc T[Vector<T>.Count];
        lanes.Clear();
        lanes[^(input.Channels % lanes.Length)..].Fill(T.One);
        _rest = Vector.GreaterThan(new Vector<T>(lanes), Vector<T>.Zero);
        _areFours = size == 2 && stride == 2 && padding == 0 && input.Rows % 2 == 0 && input.Columns % 2 == 0 && input.Channels >= lanes.Length;
        return new Shape(Windows(input.Rows), Windows(input.Columns), input.Channels);
    }

    private int Windows(int length) => ((length + (2 * padding) - size) / stride) + 1;

    private (int First, int End) Extent(int window, int length)
    {
        int first = (window * stride) - padding;
        return (Math.Max(0, first), Math.Min(length, first + size));
    }

    // The last vector of channels may overlap the one before.
    private void Maximum(T* x, T* y, int top, int bottom, int left, int right)
    {
        int channels = Input.Channels;
        int width = Vector<T>.Count;
        for (int c = 0; c < channels && channels >= width; c += width)
        {
            int lanes = Math.Min(c, channels - width);
            var largest = new Vector<T>(T.NegativeInfinity);
            for (int row = top; row < bottom; row++)
            {
                T* at = x + (((row * Input.Columns) + left) * channels) + lanes;
                for (int column = left; column < right; column++, at += channels)
                {
                    largest = Larger(largest, Vector.Load(at));
                }
            }

            largest.Store(y + lanes);
        }

        for (int c = 0; c < channels && channels < width; c++)
        {
            T largest = T.NegativeInfinity;
            for (int row = top; row < bottom; row++)
            {
                T* at = x + (((row * Input.Columns) + left) * channels) + c;
                for (int column = left; column < right; column++, at += channels)
                {
                    largest = largest >= *at ? largest : *at;
                }
            }

            y[c] = largest;
        }
    }

    // Vector.Max takes several instructions to tell 0 from -0.
    private static Vector<T> Larger(Vector<T> left, Vector<T> right) => Vector.ConditionalSelect(Vector.GreaterThanOrEqual(left, right), left, right);

    private void PassBack(T* x, T* y, T* dx, T* dy, int top, int bottom, int left, int right)
    {
        int channels = Input.Channels;
        int width = Vector<T>.Count;
        for (int c = 0; c < channels && channels >= width; c += width)
        {
            int lanes = Math.Min(c, channels - width);
            Vector<T> largest = Vector.Load(y + lanes);
            Vector<T> open = Vector.Load(dy + lanes);
            open = lanes < c ? open & _rest : open;
            for (int row = top; row < bottom; row++)
            {
                nint at = (((row * Input.Columns) + left) * channels) + lanes;
                for (int column = left; column < right; column++, at += channels)
                {
                    Vector<T> found = Vector.Equals(Vector.Load(x + at), largest);
                    (Vector.Load(dx + at) + (found & open)).Store(dx + at);
                    open = Vector.AndNot(open, found);
                }
            }
        }

        for (int c = 0; c < channels && channels < width; c++)
        {
            PassBack(x + c, y[c], dx + c, dy[c], top, bottom, left, right);
        }
    }

    private void PassBack(T* x, T largest, T* dx, T dy, int top, int bottom, int left, int right)
    {
        for (int row = top; row < bottom; row++)
        {
            nint at = ((row * Input.Columns) + left) * Input.Channels;
            for (int column = left; column < right; column++, at += Input.Channels)
            {
                if (x[at] == largest)
                {
                    dx[at] += dy;
                    return;
                }
            }
        }
    }
}
