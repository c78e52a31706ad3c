using Mnist.Statistics;

namespace Mnist.Learning.Baselines;

/// <summary>Weighted sums of pixels: some numbers for an image, each with a weight for each pixel.</summary>
/// <param name="weights">For each pixel, the weight of each number, one after the other.</param>
/// <param name="start">The numbers of an empty image.</param>
internal sealed class PixelSums(double[] weights, double[] start)
{
    /// <summary>The number of sums.</summary>
    public int Count => start.Length;

    /// <summary>Computes the sums of an image, pixel by pixel, so that vectors of every width give the same bits.</summary>
    public void Compute(ReadOnlySpan<byte> pixels, Span<double> sums)
    {
        start.CopyTo(sums);
        for (int i = 0; i < pixels.Length; i++)
        {
            // Most pixels are background and add nothing.
            if (pixels[i] != 0)
            {
                Vectors.AddScaled(sums, weights.AsSpan(i * start.Length, start.Length), pixels[i]);
            }
        }
    }
}
