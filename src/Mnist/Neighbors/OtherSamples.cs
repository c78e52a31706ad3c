namespace Mnist.Neighbors;

/// <summary>The samples that are searched: one list over all sets of a source.</summary>
internal sealed class OtherSamples
{
    /// <summary>The most pixels whose squared distance fits into 31 bits: 255 * 255 * 33,025 is at most 2^31 - 1.</summary>
    private const int LargestImage = int.MaxValue / (byte.MaxValue * byte.MaxValue);

    private readonly SampleSet[] _sets;

    public OtherSamples(ISampleSource source)
    {
        _sets = [.. source.GetSampleSets().Where(samples => samples.Count > 0)];
        if (_sets.Length == 0)
        {
            throw new ArgumentException("There are no samples to search for neighbors. Use another dataset or split.");
        }

        (Rows, Columns) = (_sets[0].Rows, _sets[0].Columns);
        if ((long)Rows * Columns > LargestImage)
        {
            throw new ArgumentException(FormattableString.Invariant($"{_sets[0]} has images of {Rows} x {Columns}. For neighbors, use images of at most {LargestImage} pixels."));
        }

        foreach (SampleSet samples in _sets)
        {
            Check($"{samples}", samples.Rows, samples.Columns);
        }
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>The sets that have samples.</summary>
    public IReadOnlyList<SampleSet> Sets => _sets;

    /// <summary>Returns the sample at a place in the list.</summary>
    public MnistSample At(long place)
    {
        (SampleSet samples, int index) = Find(place);
        return samples[index];
    }

    /// <summary>Checks that a sample can be compared with these.</summary>
    public void Check(MnistSample sample) => Check($"{sample}", sample.Rows, sample.Columns);

    /// <summary>Returns true if a sample with equal pixels is the one at a place, not a copy of it.</summary>
    public bool IsItself(MnistSample sample, long place)
    {
        (SampleSet samples, int index) = Find(place);
        return samples.IndexAt(index) == sample.Index && samples.Split == sample.Split && samples.Dataset == sample.Dataset;
    }

    private (SampleSet Samples, int Index) Find(long place)
    {
        int set = 0;
        for (; place >= _sets[set].Count; set++)
        {
            place -= _sets[set].Count;
        }

        return (_sets[set], (int)place);
    }

    private void Check(string what, int rows, int columns)
    {
        if (rows != Rows || columns != Columns)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{what} is {rows} x {columns}, but the samples to search are {Rows} x {Columns}. Use samples of one size."));
        }
    }
}
