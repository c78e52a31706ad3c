using System.Collections;

namespace Mnist;

/// <summary>A read-only list of samples: a view on a split. Filters and shuffles make new views, never copies of pixels.</summary>
/// <remarks>
/// Labels are loaded without the images; images when the first pixel is asked for. Immutable and safe to use from many threads.
/// </remarks>
/// <example><code>
/// SampleSet threes = MnistDataset.Open().Train.Where(3, 5).Shuffle(seed: 1).Take(100);
/// </code></example>
public sealed partial class SampleSet : IReadOnlyList<MnistSample>, ISampleSource
{
    private readonly SampleOrigin _origin;

    // Either a list of places in the origin, or a range of it.
    private readonly int[]? _places;
    private readonly int _start;

    internal SampleSet(SampleOrigin origin)
        : this(origin, places: null, 0, origin.Count)
    {
    }

    private SampleSet(SampleOrigin origin, int[]? places, int start, int count)
    {
        _origin = origin;
        _places = places;
        _start = start;
        Count = count;
    }

    /// <summary>The name of the dataset.</summary>
    public string Dataset => _origin.Dataset;

    /// <summary>Train or Test.</summary>
    public Split Split => _origin.Split;

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The height of each image in pixels.</summary>
    public int Rows => _origin.Rows;

    /// <summary>The width of each image in pixels.</summary>
    public int Columns => _origin.Columns;

    /// <summary>The names of the categories, the first one that of the lowest label.</summary>
    public IReadOnlyList<string> Categories => _origin.Identity.Categories;

    /// <summary>The name of the dataset and what its labels mean.</summary>
    internal DatasetIdentity Identity => _origin.Identity;

    internal SampleOrigin Origin => _origin;

    /// <summary>A sample by its place in this set, from 0.</summary>
    public MnistSample this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return At(index, _origin.Labels);
        }
    }

    /// <summary>The label of each sample, in order; a copy.</summary>
    public int[] GetLabels()
    {
        int[] labels = new int[Count];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = LabelAt(i);
        }

        return labels;
    }

    /// <summary>The label of one sample, 0 to 255, or -1 when it is not known; images stay untouched.</summary>
    /// <param name="index">The place in this set, from 0.</param>
    public int LabelAt(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return _origin.Labels[Place(index)];
    }

    /// <summary>The pixels of one sample where they are, row by row; valid as long as the set is referenced.</summary>
    /// <param name="index">The place in this set, from 0.</param>
    public ReadOnlySpan<byte> PixelsAt(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return _origin.Images[Place(index)];
    }

    /// <summary>Loads the images now, so that what follows does not wait for them.</summary>
    /// <param name="cancellationToken">Ends the loading; a later access starts it anew.</param>
    /// <exception cref="DatasetFormatException">A file is damaged.</exception>
    public void Load(CancellationToken cancellationToken = default)
    {
        _origin.GetLabels(cancellationToken);
        _origin.GetImages(cancellationToken);
    }

    /// <summary>Copies samples, of wherever they come from, into a set of their own.</summary>
    /// <param name="samples">Samples of one size. Their indexes are counted anew; dataset and split are those of the first.</param>
    /// <exception cref="ArgumentException">The samples are not of one size.</exception>
    public static SampleSet From(IEnumerable<MnistSample> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var builder = new SampleSetBuilder();
        foreach (MnistSample sample in samples)
        {
            builder.Add(sample);
        }

        return builder.ToSampleSet();
    }

    /// <inheritdoc/>
    public IEnumerator<MnistSample> GetEnumerator()
    {
        short[] labels = _origin.Labels;
        for (int i = 0; i < Count; i++)
        {
            yield return At(i, labels);
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    IEnumerable<SampleSet> ISampleSource.GetSampleSets() => [this];

    /// <summary>For example <c>MNIST Train, 60000 samples</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Dataset} {Split}, {Count} samples").TrimStart();

    private int Place(int index) => _places is null ? _start + index : _places[index];

    private MnistSample At(int index, short[] labels)
    {
        int place = Place(index);
        return _origin.CreateSample(place, labels[place]);
    }
}
