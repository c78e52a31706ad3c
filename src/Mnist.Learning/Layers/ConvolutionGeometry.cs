using Mnist.Learning.Networks;

namespace Mnist.Learning.Layers;

/// <summary>The positions of the windows of a convolution in (padded) images that follow each other.</summary>
internal sealed unsafe class ConvolutionGeometry
{
    private readonly Shape _input;
    private readonly int _before;

    public ConvolutionGeometry(Shape input, int size, bool same, int images)
    {
        if (size < 1 || (!same && (input.Rows < size || input.Columns < size)))
        {
            throw new ArgumentException($"A window of {size} x {size} does not fit into {input.Rows} x {input.Columns} values. Use a smaller window or larger images.");
        }

        _input = input;
        int padding = same ? size - 1 : 0;
        _before = padding / 2;
        Rows = input.Rows + padding - size + 1;
        Columns = input.Columns + padding - size + 1;
        int width = input.Columns + padding;
        RowStride = width * input.Channels;
        PaddedLength = (input.Rows + padding) * RowStride;
        Window = size * size * input.Channels;
        Run = size * input.Channels;
        PositionCount = Rows * Columns;
        Positions = new int[images * PositionCount];
        for (int i = 0; i < Positions.Length; i++)
        {
            (int image, int position) = Math.DivRem(i, PositionCount);
            Positions[i] = (image * PaddedLength) + ((position / Columns) * RowStride) + ((position % Columns) * input.Channels);
        }

        WindowPlaces = new int[Window];
        for (int i = 0; i < Window; i++)
        {
            WindowPlaces[i] = ((i / Run) * RowStride) + (i % Run);
        }
    }

    /// <summary>The height of the output.</summary>
    public int Rows { get; }

    public int Columns { get; }

    /// <summary>The numbers in a row of the padded image.</summary>
    public int RowStride { get; }

    public int PaddedLength { get; }

    /// <summary>The numbers in a window.</summary>
    public int Window { get; }

    /// <summary>The numbers in a row of a window.</summary>
    public int Run { get; }

    /// <summary>The output positions of one image.</summary>
    public int PositionCount { get; }

    /// <summary>The start of the window of each output position, image after image.</summary>
    public int[] Positions { get; }

    /// <summary>The offset of each number of a window from its start.</summary>
    public int[] WindowPlaces { get; }

    /// <summary>Copies an image into the middle of an image of zeros.</summary>
    public void Pad<T>(T* image, T* padded)
        where T : unmanaged
    {
        new Span<T>(padded, PaddedLength).Clear();
        int run = _input.Columns * _input.Channels;
        for (int row = 0; row < _input.Rows; row++)
        {
            new ReadOnlySpan<T>(image + (row * run), run).CopyTo(new Span<T>(padded + Place(row), run));
        }
    }

    /// <summary>Copies the image without its padding.</summary>
    public void Crop<T>(T* padded, T* image)
        where T : unmanaged
    {
        int run = _input.Columns * _input.Channels;
        for (int row = 0; row < _input.Rows; row++)
        {
            new ReadOnlySpan<T>(padded + Place(row), run).CopyTo(new Span<T>(image + (row * run), run));
        }
    }

    private int Place(int row) => ((row + _before) * RowStride) + (_before * _input.Channels);
}
