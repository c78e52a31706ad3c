namespace Mnist.Imaging.Preparation;

/// <summary>The gray values of a picture: how often each occurs, and values computed from that.</summary>
internal sealed class GrayHistogram
{
    private readonly long[] _counts = new long[256];

    public GrayHistogram(ReadOnlySpan<byte> pixels)
    {
        foreach (byte pixel in pixels)
        {
            _counts[pixel]++;
        }

        Darkest = (byte)Array.FindIndex(_counts, count => count > 0);
        Brightest = (byte)Array.FindLastIndex(_counts, count => count > 0);
    }

    public byte Darkest { get; }

    public byte Brightest { get; }

    /// <summary>Returns the number of pixels from one value to another, which is excluded.</summary>
    public long Count(int from, int end) => _counts.AsSpan(from, end - from).ToArray().Sum();

    /// <summary>Returns the mean of the pixels from one value to another, which is excluded; <paramref name="from"/> if there are none.</summary>
    public double Mean(int from, int end)
    {
        long count = 0, sum = 0;
        for (int i = from; i < end; i++)
        {
            count += _counts[i];
            sum += i * _counts[i];
        }

        return count == 0 ? from : (double)sum / count;
    }

    /// <summary>Returns the median of the pixels from one value to another, which is excluded.</summary>
    public int Median(int from, int end)
    {
        long half = (Count(from, end) + 1) / 2;
        int value = from;
        for (long seen = _counts[from]; seen < half; seen += _counts[value])
        {
            value++;
        }

        return value;
    }

    /// <summary>Returns the threshold that separates dark and bright best, by Otsu's method. It is the first bright value.</summary>
    /// <remarks>Otsu 1979, A threshold selection method from gray-level histograms. Integers in a fixed order give the same result everywhere.</remarks>
    public int Threshold()
    {
        long total = Count(0, 256);
        double best = -1;
        int threshold = Brightest;
        for (int i = Darkest + 1; i <= Brightest; i++)
        {
            double dark = Count(0, i);
            double difference = Mean(i, 256) - Mean(0, i);
            double apart = dark * (total - dark) * difference * difference;
            if (apart > best)
            {
                (best, threshold) = (apart, i);
            }
        }

        return threshold;
    }
}
