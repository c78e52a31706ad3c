using System.Diagnostics.CodeAnalysis;

namespace Mnist.Formats;

/// <summary>Reads the samples of one split forward, one at a time, in a bounded window of memory.</summary>
/// <remarks>A constructor reads what comes before the first sample and calls <see cref="Describe"/>.</remarks>
public abstract class SampleReader : IDisposable
{
    private SampleOrigin? _origin;

    /// <summary>The height of each sample in pixels.</summary>
    public int Rows => Origin.Rows;

    /// <summary>The width of each sample in pixels.</summary>
    public int Columns => Origin.Columns;

    internal virtual int FirstIndex => 0;

    /// <summary>What the samples have in common.</summary>
    internal SampleOrigin Origin
    {
        get => _origin ?? throw new InvalidOperationException($"{GetType().Name} does not say what size its samples have; call Describe in its constructor.");
        private protected set => _origin = value;
    }

    /// <summary>The number of samples or more, by the length of the content: memory is taken for so many at once. 0 where nothing tells.</summary>
    protected virtual long MostSamples => 0;

    /// <summary>Reads the next sample.</summary>
    /// <param name="pixels">Filled with Rows x Columns pixels, row by row, 0 = background.</param>
    /// <param name="label">Its label, 0 to 255, or <see cref="MnistSample.Unlabeled"/>.</param>
    /// <returns>False at the end.</returns>
    /// <exception cref="DatasetFormatException">The content is damaged.</exception>
    public abstract bool TryRead(Span<byte> pixels, out int label);

    /// <summary>Reads the next sample into an array of its own; false at the end.</summary>
    internal virtual bool TryTake([NotNullWhen(true)] out byte[]? pixels, out int label)
    {
        pixels = new byte[Rows * Columns];
        return TryRead(pixels, out label);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads the rest into memory, which grows with what really arrives.</summary>
    internal virtual SampleSet ReadToEnd(CancellationToken cancellationToken)
    {
        var builder = new SampleSetBuilder(Origin, MostSamples);
        while (TryRead(builder.Next(), out int label))
        {
            cancellationToken.ThrowIfCancellationRequested();
            builder.Keep(label);
        }

        return builder.ToSampleSet();
    }

    /// <summary>Says what the samples have in common: size, and split and dataset as the options or the name of the input have it.</summary>
    /// <param name="input">What is read.</param>
    /// <param name="options">The options it is read with.</param>
    /// <param name="rows">The height of each sample in pixels, 1 or more.</param>
    /// <param name="columns">The width of each sample in pixels, 1 or more.</param>
    /// <param name="split">The split, where the content says it; null takes that of the options or of the name.</param>
    protected void Describe(SampleInput input, SampleReadOptions options, int rows, int columns, Split? split = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)rows * columns, Array.MaxLength, nameof(rows));
        Origin = new SampleOrigin(input.Identify(options), split ?? options.Split ?? ImportNaming.SplitOf(input.Path), rows, columns, input.Files);
    }

    /// <summary>Closes what the reader opened.</summary>
    protected abstract void Dispose(bool disposing);
}
