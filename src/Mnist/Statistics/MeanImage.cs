namespace Mnist.Statistics;

/// <summary>The mean of the images of one category.</summary>
/// <param name="Label">The label of the category.</param>
/// <param name="Category">The name of the category.</param>
/// <param name="Count">The number of images.</param>
/// <param name="Rows">The height in pixels.</param>
/// <param name="Columns">The width in pixels.</param>
/// <param name="Values">Rows x Columns means, row by row, from 0 to 255.</param>
public sealed record MeanImage(int Label, string Category, long Count, int Rows, int Columns, IReadOnlyList<double> Values)
{
    /// <summary>Returns the image in whole numbers from 0 to 255.</summary>
    public byte[] ToPixels() => [.. Values.Select(value => (byte)Math.Round(value))];
}
