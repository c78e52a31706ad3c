namespace Mnist.Formats;

/// <summary>How to read a .t7 file.</summary>
public sealed record TorchReadOptions : SampleReadOptions
{
    /// <summary>Keeps images of 32 x 32. By default, their two pixels of background on each side are removed.</summary>
    public bool KeepPadding { get; init; }

    /// <summary>The number of label 0 in the file. The default is 1, because Torch counts from 1.</summary>
    public int FirstLabel { get; init; } = 1;
}
