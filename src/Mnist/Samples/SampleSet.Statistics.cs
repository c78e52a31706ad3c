using Mnist.Statistics;

namespace Mnist;

public sealed partial class SampleSet
{
    private const int SamplesAhead = 4;

    /// <summary>Counts the samples of each category. Reads only labels.</summary>
    public IReadOnlyList<CategoryCount> CountCategories()
    {
        var counter = new CategoryCounter();
        counter.Add(this);
        return counter.ToTable();
    }

    /// <summary>Measures mean, standard deviation, extremes and share of zeros of all pixels.</summary>
    /// <param name="cancellationToken">Cancels the measurement.</param>
    public PixelStatistics MeasurePixels(CancellationToken cancellationToken = default)
    {
        var counter = new PixelCounter();
        Measure(counter, progress: null, cancellationToken);
        return counter.ToStatistics(Split);
    }

    internal void Measure(PixelCounter counter, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        Load(cancellationToken);
        using var images = new ImageHold(this);
        for (int i = 0; i < Count; i++)
        {
            if (i % 1024 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(i);
            }

            if (_places is not null && i + SamplesAhead < Count)
            {
                MemoryHint.Prefetch(images[i + SamplesAhead]); // they can be anywhere in memory
            }

            counter.Add(images[i]);
        }
    }
}
