namespace Mnist;

/// <summary>A corrupted copy of a sample. It has the dataset, split, index and label of the original.</summary>
public sealed class CorruptedSample : MnistSample
{
    internal CorruptedSample(MnistSample sample, Corruption corruption, byte[] pixels)
        : base(sample.Origin, sample.Index, sample.Label, pixels) => Corruption = corruption;

    /// <summary>What was done to the original.</summary>
    public Corruption Corruption { get; }
}
