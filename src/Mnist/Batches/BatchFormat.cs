namespace Mnist;

/// <summary>The format of the batches of a reader, and of the buffers for them.</summary>
/// <param name="Capacity">The largest number of samples in a batch.</param>
/// <param name="Rows">The height of each image in pixels.</param>
/// <param name="Columns">The width of each image in pixels.</param>
/// <param name="IsFloat">True for float images, false for bytes.</param>
/// <param name="CategoryCount">The width of a one-hot row; 0 without one-hot rows.</param>
/// <param name="Layout">The shape of the images.</param>
internal sealed record BatchFormat(int Capacity, int Rows, int Columns, bool IsFloat, int CategoryCount, ImageLayout Layout)
{
    public int PixelCount => Rows * Columns;

    public int[] ShapeOf(int count) => Layout switch
    {
        ImageLayout.Flat => [count, PixelCount],
        ImageLayout.Image => [count, Rows, Columns],
        ImageLayout.ChannelsLast => [count, Rows, Columns, 1],
        _ => [count, 1, Rows, Columns],
    };
}
