namespace Mnist.Formats;

/// <summary>Reads samples forward, one at a time, in a bounded window of memory.</summary>
internal abstract class SampleReader : IDisposable
{
    /// <summary>What the samples have in common.</summary>
    public abstract SampleOrigin Origin { get; }

    /// <summary>No more samples than this can come, by the length of the file; 0 where that says nothing.</summary>
    protected virtual long MostSamples => 0;

    /// <summary>Reads the next sample.</summary>
    /// <param name="pixels">Filled with its pixels; as long as an image.</param>
    /// <param name="label">Its label, or <see cref="MnistSample.Unlabeled"/>.</param>
    /// <returns>False at the end.</returns>
    public abstract bool TryRead(Span<byte> pixels, out int label);

    public abstract void Dispose();

    /// <summary>Opens a file when the first sample is asked for, and hands out one after another.</summary>
    public static IEnumerable<MnistSample> Enumerate(Func<SampleReader> open, CancellationToken cancellationToken)
    {
        using SampleReader reader = open();
        SampleOrigin origin = reader.Origin;
        for (int index = 0; ; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            byte[] pixels = new byte[origin.Rows * origin.Columns];
            if (!reader.TryRead(pixels, out int label))
            {
                yield break;
            }

            yield return new MnistSample(origin, index, label, pixels);
        }
    }

    /// <summary>Reads the rest into memory, which grows with what really arrives.</summary>
    public SampleSet ReadToEnd(CancellationToken cancellationToken)
    {
        var builder = new SampleSetBuilder(Origin, MostSamples);
        while (TryRead(builder.Next(), out int label))
        {
            cancellationToken.ThrowIfCancellationRequested();
            builder.Keep(label);
        }

        return builder.ToSampleSet();
    }
}
