namespace Mnist;

/// <summary>How to make batches of samples. The defaults are those of TensorFlow's <c>next_batch</c>: scaled floats, flat, shuffled in each epoch.</summary>
/// <remarks>The steps have a fixed order: corrupt, augment, binarize, scale, standardize.</remarks>
/// <example><code>
/// var options = new BatchOptions { Size = 64, OneHot = true, Seed = 1, Epochs = 10 };
/// </code></example>
public sealed record BatchOptions
{
    /// <summary>The number of samples in a batch, 1 or more. It can be larger than the set.</summary>
    public int Size { get; init; } = 100;

    /// <summary>Adds the labels as one-hot rows: 1 at the class, 0 elsewhere.</summary>
    public bool OneHot { get; init; }

    /// <summary>
    /// True: floats from 0 to 1, pixel · (1f / 255f), bit for bit as from TensorFlow's <c>read_data_sets</c>. False: bytes as in the
    /// dataset.
    /// </summary>
    public bool Scale { get; init; } = true;

    /// <summary>Turns gray pixels into 0 or 1, as bytes or floats.</summary>
    public BinarizationMode Binarize { get; init; }

    /// <summary>Subtracts a mean and divides by a standard deviation, after scaling. Images are then floats.</summary>
    public Standardization? Standardize { get; init; }

    /// <summary>
    /// Corrupts the images, before they are augmented; null does not change them. A sample is corrupted the same in each epoch, and as by
    /// <see cref="Corrupter"/> with the same seed.
    /// </summary>
    public Corruption? Corrupt { get; init; }

    /// <summary>Shifts, rotates, zooms and bends the images at random; null does not change them.</summary>
    public Augmentation? Augment { get; init; }

    /// <summary>The shape of the images.</summary>
    public ImageLayout Layout { get; init; }

    /// <summary>Puts the samples into another random order in each epoch.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>The seed for everything random, with the same result on every machine; null uses a random seed.</summary>
    public long? Seed { get; init; }

    /// <summary>The number of times that each sample is used, 1 or more; null never ends.</summary>
    public int? Epochs { get; init; } = 1;

    /// <summary>What to do with the samples at the end of an epoch that do not fill a batch.</summary>
    public Remainder Remainder { get; init; }

    /// <summary>Prepares the next batches on another thread. The batches are the same.</summary>
    public bool Prefetch { get; init; }

    /// <summary>True if images are floats.</summary>
    internal bool IsFloat => Scale || Standardize is not null;

    /// <summary>Checks the options for a set and returns the format of its batches.</summary>
    internal BatchFormat FormatFor(SampleSet samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Size, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs ?? 1, 1, nameof(Epochs));
        CheckDefined(Binarize, nameof(Binarize));
        if (Corrupt is not null)
        {
            Corrupter.Check($"{samples}", samples.Rows, samples.Columns);
        }

        CheckDefined(Layout, nameof(Layout));
        CheckDefined(Remainder, nameof(Remainder));
        if (Remainder == Remainder.Drop && Size > samples.Count && samples.Count > 0)
        {
            throw OutOfRange(
                nameof(Size), Size, $"The set has only {samples.Count} samples, so a batch of {Size} would be dropped. Use a smaller size, or Continue or Keep as Remainder.");
        }

        // No larger than any batch can be, so that a large size costs no memory.
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
