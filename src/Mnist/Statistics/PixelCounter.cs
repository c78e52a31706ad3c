namespace Mnist.Statistics;

/// <summary>Counts how often each pixel value occurs. All statistics are computed from that, exactly.</summary>
public sealed class PixelCounter
{
    private const double Scale = 255;
    private const int SamplesAhead = 4;

    // Four tables, so that equal pixels in a row (background) do not wait for the same counter.
    private readonly long[][] _counts = [new long[256], new long[256], new long[256], new long[256]];

    /// <summary>The number of images.</summary>
    public long ImageCount { get; private set; }

    /// <summary>Counts the pixels of one image.</summary>
    public void Add(ReadOnlySpan<byte> pixels)
    {
        ImageCount++;
        long[] first = _counts[0];
        long[] second = _counts[1];
        long[] third = _counts[2];
        long[] fourth = _counts[3];
        long zeros = 0;
        while (pixels.Length >= 8)
        {
            if (BitConverter.ToUInt64(pixels) == 0)
            {
                zeros += 8;
            }
            else
            {
                first[pixels[0]]++;
                second[pixels[1]]++;
                third[pixels[2]]++;
                fourth[pixels[3]]++;
                first[pixels[4]]++;
                second[pixels[5]]++;
                third[pixels[6]]++;
                fourth[pixels[7]]++;
            }

            pixels = pixels[8..];
        }

        foreach (byte pixel in pixels)
        {
            first[pixel]++;
        }

        first[0] += zeros;
    }

    /// <summary>Counts the pixels of all samples of a set.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="progress">Receives the number of samples that are done.</param>
    /// <param name="cancellationToken">Cancels the counting.</param>
    /// <exception cref="OperationCanceledException">The counting was canceled.</exception>
    public void Add(SampleSet samples, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        samples.Load(cancellationToken);
        using var images = new ImageHold(samples);
        for (int i = 0; i < samples.Count; i++)
        {
            if (i % 1024 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(i);
            }

            if (samples.IsSelection && i + SamplesAhead < samples.Count)
            {
                MemoryHint.Prefetch(images[i + SamplesAhead]); // selected samples are anywhere in memory
            }

            Add(images[i]);
        }
    }

    /// <summary>Returns how often each value from 0 to 255 occurred.</summary>
    public long[] ToHistogram()
    {
        long[] histogram = new long[256];
        for (int value = 0; value < 256; value++)
        {
            histogram[value] = _counts[0][value] + _counts[1][value] + _counts[2][value] + _counts[3][value];
        }

        return histogram;
    }

    /// <summary>Returns the statistics; zeros and NaN if there are no pixels.</summary>
    /// <param name="split">The split of the images.</param>
    public PixelStatistics ToStatistics(Split split)
    {
        long[] histogram = ToHistogram();
        Int128 count = 0;
        Int128 sum = 0;
        Int128 squares = 0;
        for (int value = 0; value < 256; value++)
        {
            count += histogram[value];
            sum += (Int128)value * histogram[value];
            squares += (Int128)(value * value) * histogram[value];
        }

        // In whole numbers up to the last step: var = (n * sum(x^2) - sum(x)^2) / n^2.
        double mean = (double)sum / (double)count / Scale;
        double deviation = Math.Sqrt((double)((count * squares) - (sum * sum))) / (double)count / Scale;
        int minimum = Math.Max(0, Array.FindIndex(histogram, occurrences => occurrences > 0));
        int maximum = Math.Max(0, Array.FindLastIndex(histogram, occurrences => occurrences > 0));
        return new PixelStatistics(
            split, ImageCount, mean, deviation, (byte)minimum, (byte)maximum, histogram[0] / (double)count);
    }
}
