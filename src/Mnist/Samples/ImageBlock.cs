namespace Mnist;

/// <summary>The pixels of many images of one size.</summary>
internal abstract class ImageBlock
{
    /// <summary>The capacity in pixels.</summary>
    public abstract long Length { get; }

    /// <summary>The pixels of one image, row by row, without a copy. Valid only between <see cref="Hold"/> and <see cref="Release"/>.</summary>
    public abstract ReadOnlySpan<byte> this[int index] { get; }

    /// <summary>Returns the pixels of one image, as a copy if they are not in memory. They stay valid.</summary>
    /// <param name="index">The position of the image.</param>
    /// <param name="copy">The copy, if one is made; otherwise unchanged.</param>
    public abstract ReadOnlyMemory<byte> Get(int index, ref byte[]? copy);

    /// <summary>Keeps the images valid, even if another thread closes the block.</summary>
    /// <exception cref="ObjectDisposedException">The block was closed before.</exception>
    public virtual void Hold()
    {
    }

    /// <summary>Undoes one <see cref="Hold"/>.</summary>
    public virtual void Release()
    {
    }

    /// <summary>Releases the file after the last <see cref="Release"/>.</summary>
    public virtual void Close()
    {
    }
}

/// <summary>Holds the images of a set while their pixels are read, so that none is copied.</summary>
internal readonly struct ImageHold : IDisposable
{
    private readonly SampleSet _samples;
    private readonly ImageBlock _images;

    public ImageHold(SampleSet samples)
    {
        _samples = samples;
        _images = samples.Origin.Images;
        _images.Hold();
    }

    /// <summary>The pixels of the sample at a position of the set. Valid until the hold is disposed.</summary>
    public ReadOnlySpan<byte> this[int index] => _images[_samples.IndexAt(index)];

    public void Dispose() => _images.Release();
}

/// <summary>The images of a set, in its order. They belong to the dataset of the set.</summary>
internal sealed class ChosenImageBlock(ImageBlock images, SampleSet samples) : ImageBlock
{
    public override long Length => (long)samples.Count * samples.Rows * samples.Columns;

    public override ReadOnlySpan<byte> this[int index] => images[samples.IndexAt(index)];

    public override ReadOnlyMemory<byte> Get(int index, ref byte[]? copy) => images.Get(samples.IndexAt(index), ref copy);

    public override void Hold() => images.Hold();

    public override void Release() => images.Release();
}
