using System.Diagnostics.CodeAnalysis;

namespace Mnist.Formats;

/// <summary>Reads the samples of one split, one after another, with bounded memory.</summary>
/// <remarks>The constructor of a derived class reads up to the first sample and calls <see cref="Describe"/>.</remarks>
public abstract class SampleReader : IDisposable
{
    private SampleOrigin? _origin;

    /// <summary>The height of each sample in pixels.</summary>
    public int Rows => Origin.Rows;

    /// <summary>The width of each sample in pixels.</summary>
    public int Columns => Origin.Columns;

    internal virtual int FirstIndex => 0;

    /// <summary>The common properties of the samples.</summary>
    internal SampleOrigin Origin
    {
        get => _origin ?? throw new InvalidOperationException($"{GetType().Name} must call Describe in its constructor.");
        private protected set => _origin = value;
    }

    /// <summary>The maximum number of samples, by the length of the content; 0 if unknown. Memory for them is allocated at once.</summary>
    protected virtual long MostSamples => 0;

    /// <summary>Reads the next sample.</summary>
    /// <param name="pixels">Receives Rows x Columns pixels from 0 (background) to 255 (ink), row by row.</param>
    /// <param name="label">The label, 0 to 255, or <see cref="MnistSample.Unlabeled"/>.</param>
    /// <returns>False at the end.</returns>
    /// <exception cref="DatasetFormatException">The content is damaged.</exception>
    public abstract bool TryRead(Span<byte> pixels, out int label);

    /// <summary>Reads the next sample into a new array. Returns false at the end.</summary>
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

    /// <summary>Reads the remaining samples. Memory grows with the data that arrives.</summary>
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

    /// <summary>Sets the size of the samples, and their split and dataset by the options or the name of the input.</summary>
    /// <param name="input">The input of the reader.</param>
    /// <param name="options">The options of the reader.</param>
    /// <param name="rows">The height of each sample in pixels, 1 or more.</param>
    /// <param name="columns">The width of each sample in pixels, 1 or more.</param>
    /// <param name="split">The split if the content determines it; null uses the options or the name.</param>
    protected void Describe(SampleInput input, SampleReadOptions options, int rows, int columns, Split? split = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)rows * columns, Array.MaxLength, nameof(rows));
        Origin = new SampleOrigin(input.Identify(options), split ?? ImportNaming.SplitOf(input.Path, options), rows, columns, input.Files);
    }

    /// <summary>Closes the content.</summary>
    protected abstract void Dispose(bool disposing);
}
