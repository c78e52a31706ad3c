namespace Mnist;

/// <summary>Collects samples in memory, one by one.</summary>
/// <param name="origin">The common properties of the samples; null for those of the first sample.</param>
/// <param name="mostSamples">The maximum number of samples. Memory for them is allocated at once, up to a chunk. 0 if unknown.</param>
internal sealed class SampleSetBuilder(SampleOrigin? origin = null, long mostSamples = 0)
{
    private const int FirstChunk = 64;

    private readonly List<byte[]> _chunks = [];
    private readonly List<short> _labels = [];
    private SampleOrigin? _origin = origin;
    private int _imageLength;
    private int _perChunk;

    public void Add(MnistSample sample)
    {
        _origin ??= sample.Origin;
        if (sample.Rows != _origin.Rows || sample.Columns != _origin.Columns)
        {
            throw new ArgumentException(
                $"Sample {_labels.Count} is {sample.Rows} x {sample.Columns}, but the samples before it are {_origin.Rows} x {_origin.Columns}. Use samples of one size.");
        }

        sample.AsSpan().CopyTo(Next());
        Keep(sample.Label);
    }

    /// <summary>Returns the memory for one more image, the same until <see cref="Keep"/> is called.</summary>
    public Span<byte> Next()
    {
        int place = _labels.Count;
        if (place == 0)
        {
            _imageLength = _origin!.Rows * _origin.Columns;
            _perChunk = MemoryImageBlock.ImagesPerChunk(_imageLength);
        }

        (int chunk, int within) = Math.DivRem(place, _perChunk);
        if (chunk == _chunks.Count)
        {
            // One more than the maximum, because Next is called before a reader detects the end.
            int images = chunk == 0 ? (int)Math.Min(mostSamples == 0 ? FirstChunk : mostSamples + 1, _perChunk) : _perChunk;
            _chunks.Add(GC.AllocateUninitializedArray<byte>(images * _imageLength));
        }
        else if ((within + 1) * _imageLength > _chunks[chunk].Length)
        {
            byte[] grown = GC.AllocateUninitializedArray<byte>(Math.Min(2 * within, _perChunk) * _imageLength);
            _chunks[chunk].AsSpan(0, within * _imageLength).CopyTo(grown);
            _chunks[chunk] = grown;
        }

        return _chunks[chunk].AsSpan(within * _imageLength, _imageLength);
    }

    /// <summary>Adds the image that was written to <see cref="Next"/>.</summary>
    public void Keep(int label) => _labels.Add((short)label);

    public SampleSet ToSampleSet()
    {
        SampleOrigin like = _origin ?? SampleOrigin.Own(28, 28);
        var images = new MemoryImageBlock([.. _chunks], Math.Max(1, _perChunk), _imageLength);
        return new SampleSet(new SampleOrigin(like.Identity, like.Split, like.Rows, like.Columns, [.. _labels], images, like.Files));
    }
}
