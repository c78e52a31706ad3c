namespace Mnist;

/// <summary>One image with its label.</summary>
/// <remarks>Immutable but for <see cref="Pixels"/>, which is an array of one's own. Safe to read from many threads.</remarks>
public partial class MnistSample : ISampleSource
{
    /// <summary>The <see cref="Label"/> of an image whose label is not known: -1.</summary>
    public const int Unlabeled = -1;

    private readonly SampleOrigin _origin;
    private byte[]? _pixels;

    /// <summary>Makes a sample of one's own.</summary>
    /// <param name="pixels">rows x columns values, row by row, 0 = background. Not copied.</param>
    /// <param name="label">0 to 255, or <see cref="Unlabeled"/>.</param>
    /// <param name="rows">The height in pixels.</param>
    /// <param name="columns">The width in pixels.</param>
    /// <exception cref="ArgumentException">The sizes do not fit the number of pixels, or the label is out of range.</exception>
    public MnistSample(byte[] pixels, int label = Unlabeled, int rows = 28, int columns = 28)
        : this(SampleOrigin.Own(rows, columns), 0, label, pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        if (rows < 1 || columns < 1 || (long)rows * columns != pixels.Length)
        {
            throw new ArgumentException($"The image has {pixels.Length} pixels, expected {rows} x {columns}.", nameof(pixels));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(label, Unlabeled);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(label, byte.MaxValue);
    }

    internal MnistSample(SampleOrigin origin, int index, int label, byte[]? pixels = null)
    {
        _origin = origin;
        _pixels = pixels;
        Index = index;
        Label = label;
    }

    /// <summary>The name of the dataset, for example <c>MNIST</c>; for an imported sample, the name of its file.</summary>
    public string Dataset => _origin.Dataset;

    /// <summary>Train or Test.</summary>
    public Split Split => _origin.Split;

    /// <summary>The place within the split, from 0.</summary>
    public int Index { get; }

    /// <summary>The number of the category, 0 to 255, or <see cref="Unlabeled"/>.</summary>
    public int Label { get; }

    /// <summary>The name of the category, for example <c>7</c> or <c>Ankle boot</c>; null without a label.</summary>
    public string? Category => Label == Unlabeled ? null : _origin.CategoryOf(Label);

    /// <summary>The height in pixels.</summary>
    public int Rows => _origin.Rows;

    /// <summary>The width in pixels.</summary>
    public int Columns => _origin.Columns;

    /// <summary>Rows x Columns values, row by row, 0 = background, 255 = ink. Copied from the dataset on first access.</summary>
    public byte[] Pixels => _pixels ??= AsSpan().ToArray();

    /// <summary>Where the sample comes from.</summary>
    internal SampleOrigin Origin => _origin;

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

    /// <summary>The pixels where they are, without a copy; valid as long as the sample is referenced.</summary>
    public ReadOnlySpan<byte> AsSpan() => _pixels ?? _origin.Images[Index];

    /// <inheritdoc/>
    IEnumerable<SampleSet> ISampleSource.GetSampleSets() => [SampleSet.From([this])];

    /// <summary>For example <c>MNIST Test 0: 7</c>.</summary>
    public override string ToString() => $"{Dataset} {Split} {Index}: {Category ?? "?"}";
}
