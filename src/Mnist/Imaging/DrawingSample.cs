namespace Mnist.Imaging;

/// <summary>A sample of your own picture, and what the preparation saw.</summary>
public sealed class DrawingSample : MnistSample
{
    internal DrawingSample(SampleOrigin origin, int index, int label, byte[] pixels)
        : base(origin, index, label, pixels)
    {
    }

    /// <summary>Where the ink of the digit is, in pixels of the upright picture.</summary>
    public PictureBox Box { get; internal init; }

    /// <summary>How the picture was turned, as EXIF numbers it: 1 (as stored) to 8; 6 is a quarter to the right.</summary>
    public int Orientation { get; internal init; }

    /// <summary>The number of shapes in the picture that may be digits.</summary>
    public int Shapes { get; internal init; }

    /// <summary>What is in the picture and not in a sample, for example <c>5 lines</c> and <c>1 speck</c>; empty for nothing.</summary>
    public IReadOnlyList<string> LeftOut { get; internal init; } = [];

    /// <summary>Why the sample may not be the digit that you mean: several shapes, a solid area, or no stroke; null for no doubt.</summary>
    public string? Warning { get; internal init; }
}
