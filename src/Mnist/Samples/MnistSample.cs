namespace Mnist;

/// <summary>One image with its label.</summary>
/// <remarks>
/// Immutable and thread-safe. The pixels of a dataset's sample are read on first use. The dataset must still be open then.
/// </remarks>
/// <example><code>
/// foreach ((ReadOnlyMemory&lt;byte&gt; image, int label) in mnist.Train) { }
/// </code></example>
public partial class MnistSample : ISingleSample
{
    /// <summary>The <see cref="Label"/> of an image without a label: -1.</summary>
    public const int Unlabeled = -1;

    private readonly SampleOrigin _origin;
    private byte[]? _pixels;

    /// <summary>Creates a sample from your own pixels.</summary>
    /// <param name="pixels">rows x columns values from 0 (background) to 255 (ink), row by row. They are copied.</param>
    /// <param name="label">The number of the category, 0 to 255, or <see cref="Unlabeled"/>.</param>
    /// <param name="rows">The height in pixels, 1 or more.</param>
    /// <param name="columns">The width in pixels, 1 or more.</param>
    /// <exception cref="ArgumentException">The sizes do not fit the number of pixels, or the label is out of range.</exception>
    public MnistSample(byte[] pixels, int label = Unlabeled, int rows = 28, int columns = 28)
        : this(SampleOrigin.Own(rows, columns), 0, label, [.. pixels ?? throw new ArgumentNullException(nameof(pixels))])
    {
        if (rows < 1 || columns < 1 || (long)rows * columns != pixels.Length)
        {
            throw new ArgumentException($"The array has {pixels.Length} pixels, but an image of {rows} x {columns} needs {(long)rows * columns}.", nameof(pixels));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(label, Unlabeled);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(label, byte.MaxValue);
    }

    /// <summary>Creates a sample with the origin of one in a dataset, for example from the record of another program.</summary>
    /// <param name="pixels">rows x columns values from 0 (background) to 255 (ink), row by row. They are copied.</param>
    /// <param name="label">The number of the category, 0 to 255, or <see cref="Unlabeled"/>.</param>
    /// <param name="rows">The height in pixels, 1 or more.</param>
    /// <param name="columns">The width in pixels, 1 or more.</param>
    /// <param name="dataset">The name of the dataset; empty for none.</param>
    /// <param name="split">Train or Test.</param>
    /// <param name="index">The position in the split, from 0.</param>
    /// <param name="categories">The names of the categories, in the order of the labels; null for the ten digits.</param>
    /// <param name="firstLabel">The label of the first category, 0 or more.</param>
    /// <exception cref="ArgumentException">The sizes do not fit the number of pixels, or a number is out of range.</exception>
    public static MnistSample Create(
        byte[] pixels,
        int label,
        int rows,
        int columns,
        string dataset,
        Split split,
        int index,
        IReadOnlyList<string>? categories = null,
        int firstLabel = 0)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(firstLabel);
        var own = new MnistSample(pixels, label, rows, columns);
        DatasetIdentity identity = categories is null ? DatasetIdentity.OfLabels(dataset) : new DatasetIdentity(dataset, [.. categories], firstLabel);
        return new MnistSample(new SampleOrigin(identity, split, rows, columns, []), index, label, own._pixels);
    }

    internal MnistSample(SampleOrigin origin, int index, int label, byte[]? pixels = null)
    {
        _origin = origin;
        _pixels = pixels;
        Index = index;
        Label = label;
    }

    /// <summary>Returns the same sample with another label.</summary>
    internal MnistSample WithLabel(int label) => new(_origin, Index, label, _pixels);

    /// <summary>The name of the dataset, for example <c>MNIST</c>, or that of the imported file; empty for your own samples.</summary>
    public string Dataset => _origin.Dataset;

    /// <summary>Train or Test.</summary>
    public Split Split => _origin.Split;

    /// <summary>The position in the split, from 0.</summary>
    public int Index { get; }

    /// <summary>The number of the category, 0 to 255, or <see cref="Unlabeled"/>.</summary>
    public int Label { get; }

    /// <summary>The name of the category, for example <c>7</c> or <c>Ankle boot</c>; null without a label.</summary>
    public string? Category => Label == Unlabeled ? null : _origin.CategoryOf(Label);

    /// <summary>The height in pixels.</summary>
    public int Rows => _origin.Rows;

    /// <summary>The width in pixels.</summary>
    public int Columns => _origin.Columns;

    /// <summary>A copy of the pixels: Rows x Columns values from 0 (background) to 255 (ink), row by row.</summary>
    /// <exception cref="ObjectDisposedException">The dataset was disposed before the pixels were read.</exception>
    public byte[] Pixels => AsSpan().ToArray();

    /// <summary>The properties that all samples of the split share.</summary>
    internal SampleOrigin Origin => _origin;

    /// <summary>The writer, if known (QMNIST); also of a corrected or corrupted copy.</summary>
    internal int? KnownWriter => _origin.Writers?[Index][WriterTable.Writer];

    /// <inheritdoc/>
    MnistSample ISingleSample.Sample => this;

    /// <summary>One pixel, 0 to 255.</summary>
    /// <param name="row">0 (top) to Rows - 1.</param>
    /// <param name="column">0 (left) to Columns - 1.</param>
    public byte this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(row);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Rows);
            ArgumentOutOfRangeException.ThrowIfNegative(column);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Columns);
            return AsSpan()[(row * Columns) + column];
        }
    }

    /// <summary>Returns the pixels without a copy if they are in memory. They stay valid after the dataset is disposed.</summary>
    /// <exception cref="ObjectDisposedException">The dataset was disposed before the pixels were read.</exception>
    public ReadOnlySpan<byte> AsSpan() => AsMemory().Span;

    /// <summary>The same as <see cref="AsSpan"/>, to store or to use on other threads.</summary>
    /// <exception cref="ObjectDisposedException">The dataset was disposed before the pixels were read.</exception>
    public ReadOnlyMemory<byte> AsMemory() => _pixels ?? _origin.Images.Get(Index, ref _pixels);

    /// <summary>Returns the name of a label in the dataset of the sample.</summary>
    /// <param name="label">A label, 0 to 255.</param>
    /// <returns>Null if the dataset does not have the label.</returns>
    public string? CategoryOf(int label) =>
        _origin.Identity is { IsKnown: false } && label is >= 0 and <= byte.MaxValue
        || (uint)(label - _origin.Identity.LabelOffset) < (uint)_origin.Identity.Categories.Count ? _origin.CategoryOf(label) : null;

    /// <summary>Returns the names of the categories of the dataset, in the order of the labels.</summary>
    /// <returns>Null if they are not known: for a sample that was read alone from a file that does not name them.</returns>
    public IReadOnlyList<string>? GetCategories() => _origin.Identity.IsKnown ? _origin.Identity.Categories : null;

    /// <summary>Returns image and label.</summary>
    /// <param name="image">The pixels, the same as <see cref="AsMemory"/>.</param>
    /// <param name="label">The number of the category, 0 to 255, or <see cref="Unlabeled"/>.</param>
    public void Deconstruct(out ReadOnlyMemory<byte> image, out int label) => (image, label) = (AsMemory(), Label);

    /// <inheritdoc/>
    IEnumerable<SampleSet> ISampleSource.GetSampleSets() => [SampleSet.From([this])];

    /// <summary>For example <c>MNIST Test 0: 7</c>.</summary>
    public override string ToString() => $"{Dataset} {Split} {Index}: {Category ?? "?"}".TrimStart();
}
