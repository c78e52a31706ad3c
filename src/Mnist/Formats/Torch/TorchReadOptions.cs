namespace Mnist.Formats;

/// <summary>How to read a .t7 file.</summary>
public sealed record TorchReadOptions : SampleReadOptions
{
    /// <summary>Leaves images of 32 x 32 as they are; by default their two pixels of background on each side are taken off.</summary>
    public bool KeepPadding { get; init; }

    /// <summary>The number in the file that stands for label 0. Torch counts from 1, the default.</summary>
    public int FirstLabel { get; init; } = 1;
}
