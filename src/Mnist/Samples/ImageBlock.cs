namespace Mnist;

/// <summary>The pixels of many images of one size.</summary>
internal abstract class ImageBlock
{
    /// <summary>The capacity in pixels.</summary>
    public abstract long Length { get; }

    /// <summary>Returns the pixels of one image, row by row.</summary>
    public abstract ReadOnlySpan<byte> this[int index] { get; }
}
