using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mnist;

/// <summary>A read-only list of samples of one split. Filters and shuffles return views and copy no pixels.</summary>
/// <remarks>
/// Labels and images are loaded separately, on first use. Immutable and thread-safe. After the <see cref="MnistDataset"/> of the
/// samples is disposed, they cannot be read.
/// </remarks>
/// <example><code>
/// SampleSet some = MnistDataset.Open().Train.Where(3, 5).Shuffle(seed: 1)[..100];
/// float[] pixels = some.ToArray&lt;float&gt;(); // shape 100 x 28 x 28
/// </code></example>
public sealed partial class SampleSet : IReadOnlyList<MnistSample>, ISampleSource
{
    private readonly SampleOrigin _origin;

    // Positions in the origin; null if the set is a range of it.
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

    /// <summary>The shape of <see cref="ToArray"/> as a tensor: count, rows, columns. A new array each time.</summary>
    public int[] Shape => [Count, Rows, Columns];

    /// <summary>The names of the categories, in the order of the labels.</summary>
    /// <remarks>If nothing names them, they are the labels from 0 to the largest of the dataset.</remarks>
    public IReadOnlyList<string> Categories => _origin.Identity.Categories;

    /// <summary>The label of the first category: 1 for EMNIST-Letters, otherwise 0.</summary>
    public int FirstLabel => _origin.Identity.LabelOffset;

    /// <summary>True if the samples are not a range of their split.</summary>
    internal bool IsSelection => _places is not null;

    /// <summary>The name of the dataset and the meaning of its labels.</summary>
    internal DatasetIdentity Identity => _origin.Identity;

    internal SampleOrigin Origin => _origin;

    /// <summary>The sample at a position of this set, from 0.</summary>
    public MnistSample this[int index]
    {
        get
        {
            CheckIndex(index);
            return At(index, _origin.Labels);
        }
    }

    /// <summary>Returns a copy of the labels, in order.</summary>
    public int[] GetLabels()
    {
        int[] labels = new int[Count];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = LabelAt(i);
        }

        return labels;
    }

    /// <summary>Returns a copy of all pixels, one image after the other, each row by row.</summary>
    /// <remarks>
    /// The values are 0 to 255 in every type, as in Keras' <c>load_data</c>. For scaled or standardized values, or for sets larger than
    /// memory, use <see cref="Batches"/>.
    /// </remarks>
    /// <typeparam name="T">A numeric type that can hold 0 to 255: <c>byte</c>, <c>float</c>, <c>double</c>, <c>int</c>, ...</typeparam>
    /// <exception cref="NotSupportedException">The set has more pixels than an array or the memory of this machine can hold.</exception>
    /// <exception cref="OverflowException">The type cannot hold all numbers from 0 to 255.</exception>
    public T[] ToArray<T>()
        where T : unmanaged, INumberBase<T>
    {
        int length = Rows * Columns;
        long most = Math.Min(Array.MaxLength, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Unsafe.SizeOf<T>());
        if ((long)Count * length > most)
        {
            throw new NotSupportedException(FormattableString.Invariant(
                $"The set has {Count} images of {Rows} x {Columns}: {(long)Count * length} pixels, but an array of {typeof(T).Name} can hold at most {most} here. Use fewer samples, for example set[..{most / length}], or read batches."));
        }

        T[] values = [.. Enumerable.Range(0, 1 + byte.MaxValue).Select(T.CreateChecked)];
        T[] all = GC.AllocateUninitializedArray<T>(Count * length);
        using var images = new ImageHold(this);
        for (int i = 0; i < Count; i++)
        {
            ReadOnlySpan<byte> image = images[i];
            Span<T> target = all.AsSpan(i * length, length);
            if (typeof(T) == typeof(byte))
            {
                image.CopyTo(MemoryMarshal.AsBytes(target));
            }
            else if (typeof(T) == typeof(float))
            {
                PixelScaler.Scale(image, MemoryMarshal.Cast<T, float>(target), 1);
            }
            else
            {
                for (int pixel = 0; pixel < image.Length; pixel++)
                {
                    target[pixel] = values[image[pixel]];
                }
            }
        }

        return all;
    }

    /// <summary>Returns the label of one sample, 0 to 255, or -1 for none. Does not load images.</summary>
    /// <param name="index">The position in this set, from 0.</param>
    internal int LabelAt(int index)
    {
        CheckIndex(index);
        return _origin.Labels[Place(index)];
    }

    /// <summary>Returns the <see cref="MnistSample.Index"/> of a sample without creating the sample.</summary>
    internal int IndexAt(int index)
    {
        CheckIndex(index);
        return Place(index);
    }

    /// <summary>Loads the images now, so that later reads do not wait for them.</summary>
    /// <param name="cancellationToken">Cancels the loading. The next read starts it again.</param>
    /// <exception cref="DatasetFormatException">A file is damaged.</exception>
    public void Load(CancellationToken cancellationToken = default)
    {
        _origin.GetLabels(cancellationToken);
        _origin.GetImages(cancellationToken);
    }

    /// <summary>Copies samples from any datasets into a new set.</summary>
    /// <param name="samples">Samples of one size. They get new indexes from 0, and dataset and split of the first one.</param>
    /// <exception cref="ArgumentException">The samples differ in size.</exception>
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

    /// <summary>Returns the same samples as a split of another dataset, with new indexes from 0.</summary>
    internal SampleSet ToSplit(DatasetIdentity identity, Split split, string name)
    {
        int last = identity.IsOfLabels ? byte.MaxValue : identity.LabelOffset + identity.Categories.Count - 1;
        short[] labels = new short[Count];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = (short)LabelAt(i);
            if (labels[i] != MnistSample.Unlabeled && (labels[i] < identity.LabelOffset || labels[i] > last))
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"Sample {i} of the {split} split has the label {labels[i]}, but the {identity.Categories.Count} categories are for the labels {identity.LabelOffset} to {last}. Use more categories, or remove the sample."),
                    name);
            }
        }

        bool isWhole = _places is null && Count == _origin.Count;
        return new SampleSet(new SampleOrigin(
            identity, split, Count, Rows, Columns, _ => labels, token => new ChosenImageBlock(_origin.GetImages(token), this), _origin.Files)
        { Writers = isWhole ? _origin.Writers : null });
    }

    private void CheckIndex(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
    }

    private int Place(int index) => _places is null ? _start + index : _places[index];

    private MnistSample At(int index, short[] labels)
    {
        int place = Place(index);
        return _origin.CreateSample(place, labels[place]);
    }
}
