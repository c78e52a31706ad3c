using Mnist.Learning.Networks;

namespace Mnist.Learning.Layers;

/// <summary>The positions of the windows of a convolution in (padded) images that follow each other.</summary>
internal sealed unsafe class ConvolutionGeometry
{
    private readonly Shape _input;
    private readonly int _before;

    /// <param name="input">The shape of one image.</param>
    /// <param name="size">The height and width of the window.</param>
    /// <param name="same">True if the image is padded so that it keeps its size.</param>
    /// <exception cref="ArgumentException">The window does not fit.</exception>
    public ConvolutionGeometry(Shape input, int size, bool same)
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
    public int[] Positions { get; private set; } = [];

    /// <summary>The offset of each number of a window from its start.</summary>
    public int[] WindowPlaces { get; private set; } = [];

    /// <summary>Sets <see cref="Positions"/> and <see cref="WindowPlaces"/>, which take memory.</summary>
    /// <param name="images">The number of images that follow each other.</param>
    public void Allocate(int images)
    {
        Positions = new int[images * PositionCount];
        for (int i = 0; i < Positions.Length; i++)
        {
            (int image, int position) = Math.DivRem(i, PositionCount);
            Positions[i] = (image * PaddedLength) + ((position / Columns) * RowStride) + ((position % Columns) * _input.Channels);
        }

        WindowPlaces = new int[Window];
        for (int i = 0; i < Window; i++)
        {
            WindowPlaces[i] = ((i / Run) * RowStride) + (i % Run);
        }
    }

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
