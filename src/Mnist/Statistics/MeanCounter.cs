namespace Mnist.Statistics;

/// <summary>Computes the mean image of each category.</summary>
public sealed class MeanCounter
{
    private readonly SortedDictionary<int, (string Category, long[] Sums, long Count)> _categories = [];
    private int _rows;
    private int _columns;

    /// <summary>Adds a sample. Samples without a label are ignored.</summary>
    /// <exception cref="ArgumentException">The sample has another size than those before it.</exception>
    public void Add(MnistSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        Add(sample.Label, sample.Category, sample.AsSpan(), sample.Rows, sample.Columns);
    }

    /// <summary>Adds every sample of a set.</summary>
    /// <param name="samples">The set.</param>
    /// <param name="progress">Receives the number of samples that are done.</param>
    /// <param name="cancellationToken">Cancels the counting.</param>
    /// <exception cref="ArgumentException">The samples have another size than those before them.</exception>
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

            int label = samples.LabelAt(i);
            Add(label, label < 0 ? null : samples.Origin.CategoryOf(label), images[i], samples.Rows, samples.Columns);
        }
    }

    /// <summary>Returns the mean of each category that has samples, in the order of the labels.</summary>
    public IReadOnlyList<MeanImage> ToImages() => [.. _categories.Select(item => new MeanImage(
        item.Key, item.Value.Category, item.Value.Count, _rows, _columns, [.. item.Value.Sums.Select(sum => sum / (double)item.Value.Count)]))];

    private void Add(int label, string? category, ReadOnlySpan<byte> pixels, int rows, int columns)
    {
        if (_categories.Count > 0 && (rows != _rows || columns != _columns))
        {
            throw new ArgumentException($"A sample is {rows} x {columns}, but the samples before it are {_rows} x {_columns}. Use samples of one size.");
        }

        if (category is null)
        {
            return;
        }

        (_rows, _columns) = (rows, columns);
        (_, long[] sums, long count) = _categories.GetValueOrDefault(label, (category, new long[pixels.Length], 0));
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += pixels[i];
        }

        _categories[label] = (category, sums, count + 1);
    }
}
