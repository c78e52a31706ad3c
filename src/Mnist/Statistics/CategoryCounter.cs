namespace Mnist.Statistics;

/// <summary>Counts samples per category, in whole sets or one by one. It reads only labels.</summary>
public sealed class CategoryCounter
{
    private readonly long[] _training = new long[256];
    private readonly long[] _testing = new long[256];
    private DatasetIdentity? _identity;
    private long _unlabeled;

    /// <summary>The number of samples without a label, which are in no category.</summary>
    public long Unlabeled => _unlabeled;

    /// <summary>Counts one sample.</summary>
    public void Add(MnistSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        _identity ??= sample.Origin.Identity;
        Count(sample.Split == Split.Train ? _training : _testing, sample.Label);
    }

    /// <summary>Counts every sample of a set.</summary>
    public void Add(SampleSet samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        _identity ??= samples.Origin.Identity;
        long[] counts = samples.Split == Split.Train ? _training : _testing;
        for (int i = 0; i < samples.Count; i++)
        {
            Count(counts, samples.LabelAt(i));
        }
    }

    /// <summary>
    /// Returns the table: a row for each category of the dataset of the first sample, even without samples, and for each other label
    /// that occurred. If nothing names the categories, they are the labels from 0 to the largest.
    /// </summary>
    public IReadOnlyList<CategoryCount> ToTable()
    {
        DatasetIdentity identity = _identity ?? DatasetIdentity.Unnamed;
        int end = identity.IsKnown ? identity.LabelOffset + identity.Categories.Count
            : 1 + Math.Max(Array.FindLastIndex(_training, count => count > 0), Array.FindLastIndex(_testing, count => count > 0));
        List<CategoryCount> table = [];
        for (int label = 0; label < 256; label++)
        {
            bool isKnown = label >= identity.LabelOffset && label < end;
            if (isKnown || _training[label] + _testing[label] > 0)
            {
                table.Add(new CategoryCount(label, identity.CategoryOf(label), _training[label], _testing[label]));
            }
        }

        return table;
    }

    private void Count(long[] counts, int label)
    {
        if (label == MnistSample.Unlabeled)
        {
            _unlabeled++;
        }
        else
        {
            counts[label]++;
        }
    }
}
