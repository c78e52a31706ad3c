namespace Mnist;

/// <summary>Memory for one batch, which a <see cref="BatchReader"/> fills again and again.</summary>
/// <remarks>
/// <see cref="BatchReader.CreateBuffer"/> creates it. Spans and memory belong to the last batch: get them again after each
/// <see cref="BatchReader.Next"/>, which may exchange the arrays. Not thread-safe.
/// </remarks>
public sealed class BatchBuffer
{
    private float[]? _floats;
    private byte[]? _bytes;
    private float[]? _oneHot;
    private int[] _labels;
    private int[] _classes;
    private int[] _indexes;

    internal BatchBuffer(BatchFormat format)
    {
        Format = format;
        int pixels = format.Capacity * format.PixelCount;

        // Not initialized, because only the first Count images can be read.
        _floats = format.IsFloat ? GC.AllocateUninitializedArray<float>(pixels) : null;
        _bytes = format.IsFloat ? null : GC.AllocateUninitializedArray<byte>(pixels);
        _oneHot = format.CategoryCount > 0 ? new float[format.Capacity * format.CategoryCount] : null;
        _labels = new int[format.Capacity];
        _classes = new int[format.Capacity];
        _indexes = new int[format.Capacity];
    }

    /// <summary>The largest number of samples in a batch.</summary>
    public int Capacity => Format.Capacity;

    /// <summary>The number of samples in the batch; 0 before the first one.</summary>
    public int Count { get; internal set; }

    /// <summary>The number of values of one image: rows · columns.</summary>
    public int PixelCount => Format.PixelCount;

    /// <summary>The number of categories, which is the width of a one-hot row; 0 without <see cref="BatchOptions.OneHot"/>.</summary>
    public int CategoryCount => Format.CategoryCount;

    /// <summary>The epoch of the first sample, from 0.</summary>
    public int Epoch { get; internal set; }

    /// <summary>The number of the batch, from 0, over all epochs.</summary>
    public long Index { get; internal set; }

    /// <summary>True if the images are floats, false if they are bytes.</summary>
    public bool IsFloat => Format.IsFloat;

    /// <summary>The images, one after the other: Count x PixelCount values.</summary>
    /// <exception cref="InvalidOperationException">The images are bytes.</exception>
    public Span<float> Floats => FloatMemory.Span;

    /// <summary>The same as <see cref="Floats"/>, for use on several threads.</summary>
    /// <exception cref="InvalidOperationException">The images are bytes.</exception>
    public Memory<float> FloatMemory =>
        (_floats ?? throw new InvalidOperationException("The images of this batch are bytes. Use Bytes, or set Scale.")).AsMemory(0, Count * PixelCount);

    /// <summary>The images, one after the other: Count x PixelCount values from 0 to 255, or 0 and 1 if they are binarized.</summary>
    /// <exception cref="InvalidOperationException">The images are floats.</exception>
    public Span<byte> Bytes =>
        (_bytes ?? throw new InvalidOperationException("The images of this batch are floats. Use Floats, or clear Scale.")).AsSpan(0, Count * PixelCount);

    /// <summary>The labels as in the dataset (EMNIST-Letters: 1 to 26); -1 for a sample without a label.</summary>
    public ReadOnlySpan<int> Labels => _labels.AsSpan(0, Count);

    /// <summary>The positions of the labels in the list of categories, from 0 (EMNIST-Letters: 0 to 25); -1 for a sample without a label.</summary>
    public ReadOnlySpan<int> Classes => _classes.AsSpan(0, Count);

    /// <summary>The <see cref="MnistSample.Index"/> of each sample: its position in its split.</summary>
    public ReadOnlySpan<int> Indexes => _indexes.AsSpan(0, Count);

    /// <summary>Count x CategoryCount values, 1 at the class of each sample and 0 elsewhere; empty without one-hot.</summary>
    public Span<float> OneHot => _oneHot.AsSpan(0, Count * CategoryCount);

    internal BatchFormat Format { get; }

    internal int EpochsCompleted { get; set; }

    /// <summary>The memory for one more image.</summary>
    internal Span<float> FloatSlot => _floats.AsSpan(Count * PixelCount, PixelCount);

    /// <summary>The memory for one more image.</summary>
    internal Span<byte> ByteSlot => _bytes.AsSpan(Count * PixelCount, PixelCount);

    /// <summary>Adds the sample whose image is in the slot.</summary>
    internal void Add(int label, int labelOffset, int index)
    {
        int place = Count;
        int category = label == MnistSample.Unlabeled ? -1 : label - labelOffset;
        _labels[place] = label;
        _classes[place] = category;
        _indexes[place] = index;
        if (_oneHot is not null)
        {
            Span<float> row = _oneHot.AsSpan(place * CategoryCount, CategoryCount);
            row.Clear();
            row[category] = 1;
        }

        Count = place + 1;
    }

    /// <summary>Exchanges the contents with a buffer of the same format, without copying them.</summary>
    internal void Swap(BatchBuffer other)
    {
        (_floats, other._floats) = (other._floats, _floats);
        (_bytes, other._bytes) = (other._bytes, _bytes);
        (_oneHot, other._oneHot) = (other._oneHot, _oneHot);
        (_labels, other._labels) = (other._labels, _labels);
        (_classes, other._classes) = (other._classes, _classes);
        (_indexes, other._indexes) = (other._indexes, _indexes);
        (Count, other.Count) = (other.Count, Count);
        (Epoch, other.Epoch) = (other.Epoch, Epoch);
        (Index, other.Index) = (other.Index, Index);
        (EpochsCompleted, other.EpochsCompleted) = (other.EpochsCompleted, EpochsCompleted);
    }

    /// <summary>Creates a batch from the arrays. The buffer must not use them afterwards.</summary>
    internal Batch ToBatch() => new(
        (Array?)Cut(_floats, PixelCount) ?? Cut(_bytes, PixelCount)!,
        Format.ShapeOf(Count),
        Cut(_labels, 1)!,
        Cut(_classes, 1)!,
        Cut(_indexes, 1)!,
        Cut(_oneHot, CategoryCount),
        Epoch,
        Index);

    private T[]? Cut<T>(T[]? items, int width) => items is null || items.Length == Count * width ? items : items[..(Count * width)];
}
