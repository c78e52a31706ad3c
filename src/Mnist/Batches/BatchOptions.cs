namespace Mnist;

/// <summary>How samples become batches. Without changes as TensorFlow's <c>next_batch</c>: scaled floats, flat, shuffled anew each epoch.</summary>
/// <remarks>Each image is augmented, then binarized, then scaled, then standardized, as far as that is asked for.</remarks>
/// <example><code>
/// var options = new BatchOptions { Size = 64, OneHot = true, Seed = 1, Epochs = 10 };
/// </code></example>
public sealed record BatchOptions
{
    /// <summary>The number of samples in a batch, 1 or more; may be more than the set has.</summary>
    public int Size { get; init; } = 100;

    /// <summary>Adds the labels as rows of zeros with a 1 at the class.</summary>
    public bool OneHot { get; init; }

    /// <summary>
    /// True: floats, pixel · (1f / 255f), from 0 to 1, bit for bit what TensorFlow's <c>read_data_sets</c> gives. False: bytes as in the
    /// dataset.
    /// </summary>
    public bool Scale { get; init; } = true;

    /// <summary>Makes ink and background of grey: 1 and 0, as bytes or floats.</summary>
    public BinarizationMode Binarize { get; init; }

    /// <summary>Takes a mean away and divides by a deviation, after scaling; implies floats.</summary>
    public Standardization? Standardize { get; init; }

    /// <summary>Shifts, turns, zooms and bends the images at random; null leaves them.</summary>
    public Augmentation? Augment { get; init; }

    /// <summary>The shape that batches say they have.</summary>
    public ImageLayout Layout { get; init; }

    /// <summary>Puts the samples into another random order in each epoch.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Makes everything random repeat, on every machine; null draws a seed.</summary>
    public long? Seed { get; init; }

    /// <summary>How often each sample comes, 1 or more; null for an endless run.</summary>
    public int? Epochs { get; init; } = 1;

    /// <summary>What becomes of the samples at the end of an epoch that do not fill a batch.</summary>
    public Remainder Remainder { get; init; }

    /// <summary>Prepares the next batches on a thread of their own; the batches are the same.</summary>
    public bool Prefetch { get; init; }

    /// <summary>True when images are floats.</summary>
    internal bool IsFloat => Scale || Standardize is not null;

    /// <summary>Checks the options against a set; gives what buffers must be like.</summary>
    internal BatchFormat FormatFor(SampleSet samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Size, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs ?? 1, 1, nameof(Epochs));
        CheckDefined(Binarize, nameof(Binarize));
        CheckDefined(Layout, nameof(Layout));
        CheckDefined(Remainder, nameof(Remainder));
        if (Remainder == Remainder.Drop && Size > samples.Count && samples.Count > 0)
        {
            throw OutOfRange(
                nameof(Size), Size, $"The set has only {samples.Count} samples, so a batch of {Size} would be dropped. Use a smaller size, or Continue or Keep as Remainder.");
        }

        // Not more than a batch can ever have, so that a large size costs no memory.
        long most = Remainder == Remainder.Continue ? (Epochs ?? long.MaxValue / int.MaxValue) * (long)samples.Count : samples.Count;
        int capacity = (int)Math.Min(Size, most);
        int categories = OneHot ? samples.Categories.Count : 0;
        int limit = Array.MaxLength / Math.Max(samples.Rows * samples.Columns, categories);
        return capacity <= limit
            ? new BatchFormat(capacity, samples.Rows, samples.Columns, IsFloat, categories, Layout)
            : throw OutOfRange(
                nameof(Size), Size, $"A batch of {Size} images of {samples.Rows} x {samples.Columns} is too large. Use at most {limit}.");
    }

    private static void CheckDefined<T>(T value, string name)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw OutOfRange(name, value, $"{name} must be one of {string.Join(", ", Enum.GetNames<T>())}, not {value}.");
        }
    }

    private static ArgumentOutOfRangeException OutOfRange(string name, object value, FormattableString message) =>
        new(name, value, FormattableString.Invariant(message));
}
