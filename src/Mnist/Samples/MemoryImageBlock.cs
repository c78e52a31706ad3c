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
}
