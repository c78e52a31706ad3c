using Mnist.Formats;

namespace Mnist;

/// <summary>Images in arrays with the same number of images each. Only the last array can have fewer.</summary>
internal sealed class MemoryImageBlock(byte[][] chunks, int imagesPerChunk, int imageLength) : ImageBlock
{
    private const int ChunkLength = 64 << 20;

    public override long Length => chunks.Sum(chunk => (long)chunk.Length);

    public override ReadOnlySpan<byte> this[int index]
    {
        get
        {
            (int chunk, int place) = Math.DivRem(index, imagesPerChunk);
            return chunks[chunk].AsSpan(place * imageLength, imageLength);
        }
    }

    public override ReadOnlyMemory<byte> Get(int index, ref byte[]? copy)
    {
        (int chunk, int place) = Math.DivRem(index, imagesPerChunk);
        return chunks[chunk].AsMemory(place * imageLength, imageLength);
    }

    public static int ImagesPerChunk(int imageLength) => Math.Max(1, ChunkLength / Math.Max(1, imageLength));

    /// <summary>Reads all images. Memory grows only with the data that arrives.</summary>
    /// <param name="reader">A reader at the first image.</param>
    /// <param name="count">The number of images.</param>
    /// <param name="imageLength">The size of one image in bytes.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <param name="change">Changes complete images in place.</param>
    public static MemoryImageBlock Load(
        IdxReader reader, int count, int imageLength, CancellationToken cancellationToken, ImageChange? change = null)
    {
        int perChunk = ImagesPerChunk(imageLength);
        byte[][] chunks = new byte[((long)count + perChunk - 1) / perChunk][];
        for (int i = 0; i < chunks.Length; i++)
        {
            int images = Math.Min(perChunk, count - (i * perChunk));
            chunks[i] = GC.AllocateUninitializedArray<byte>(images * imageLength);
            reader.ReadBytes(chunks[i], cancellationToken);
            change?.Invoke(chunks[i]);
        }

        reader.ExpectEnd();
        return new MemoryImageBlock(chunks, perChunk, imageLength);
    }
}

/// <summary>Changes images in place.</summary>
/// <param name="images">The pixels of complete images, one after another.</param>
internal delegate void ImageChange(Span<byte> images);
