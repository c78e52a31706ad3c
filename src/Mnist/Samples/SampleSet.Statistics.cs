using Mnist.Statistics;

namespace Mnist;

public sealed partial class SampleSet
{
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
        counter.Add(this, progress: null, cancellationToken);
        return counter.ToStatistics(Split);
    }
}
