using Mnist.Statistics;

namespace Mnist;

public sealed partial class SampleSet
{
    /// <summary>The number of samples in each category. Reads labels only.</summary>
    public IReadOnlyList<CategoryCount> CountCategories()
    {
        var counter = new CategoryCounter();
        counter.Add(this);
        return counter.ToTable();
    }

    /// <summary>Mean, standard deviation, extremes and share of zeros of all pixels.</summary>
    /// <param name="cancellationToken">Ends the measuring.</param>
    public PixelStatistics MeasurePixels(CancellationToken cancellationToken = default)
    {
        var counter = new PixelCounter();
        counter.Add(this, progress: null, cancellationToken);
        return counter.ToStatistics(Split);
    }
}
