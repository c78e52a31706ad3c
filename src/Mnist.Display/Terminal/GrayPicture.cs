namespace Mnist.Display.Terminal;

/// <summary>A sample as it is drawn: scaled, and inverted if requested.</summary>
internal readonly ref struct GrayPicture(MnistSample sample, int scale, bool invert)
{
    private readonly ReadOnlySpan<byte> _pixels = sample.AsSpan();

    public int Rows => sample.Rows * scale;

    public int Columns => sample.Columns * scale;

    /// <summary>Returns the brightness from 0 (black) to 255 (white); black below the picture.</summary>
    public int this[int row, int column]
    {
        get
        {
            int ink = row < Rows ? _pixels[(row / scale * sample.Columns) + (column / scale)] : 0;
            return invert ? 255 - ink : ink;
        }
    }
}
