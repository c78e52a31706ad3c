namespace Mnist;

/// <summary>Collects samples that arrive one at a time into a set in memory.</summary>
/// <remarks>The set takes its dataset, split and categories from the first sample. Not thread-safe.</remarks>
public sealed class SampleSetBuilder
{
    private const int FirstChunk = 64;

    private readonly List<byte[]> _chunks = [];
    private readonly List<short> _labels = [];
    private readonly List<int> _writers = []; // a row for each sample, as long as all have one
    private readonly long _mostSamples;
    private SampleOrigin? _origin;
    private int _imageLength;
    private int _perChunk;

    /// <summary>Creates an empty builder.</summary>
    public SampleSetBuilder()
    {
    }

    /// <summary>Creates a builder for a reader.</summary>
    /// <param name="origin">The common data of the samples.</param>
    /// <param name="mostSamples">The largest possible number of samples, 0 if unknown. Memory for them is allocated at once, up to a chunk.</param>
    internal SampleSetBuilder(SampleOrigin origin, long mostSamples)
    {
        _origin = origin;
        _mostSamples = mostSamples;
    }

    /// <summary>Adds a copy of a sample.</summary>
    /// <exception cref="ArgumentException">The sample has another size than those before it.</exception>
    public void Add(MnistSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        _origin ??= sample.Origin;
        if (sample.Rows != _origin.Rows || sample.Columns != _origin.Columns)
        {
            throw new ArgumentException(
                $"Sample {_labels.Count} is {sample.Rows} x {sample.Columns}, but the samples before it are {_origin.Rows} x {_origin.Columns}. Use samples of one size.");
        }

        sample.AsSpan().CopyTo(Next());
        if (sample.Origin.Writers is { } table && _writers.Count == _labels.Count * WriterTable.Columns)
        {
            _writers.AddRange(table[sample.Index]);
        }

        Keep(sample.Label);
    }

    /// <summary>Returns the memory for the next image: the same until <see cref="Keep"/> is called.</summary>
    internal Span<byte> Next()
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
            int images = chunk == 0 ? (int)Math.Min(_mostSamples == 0 ? FirstChunk : _mostSamples + 1, _perChunk) : _perChunk;
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

    /// <summary>Adds the image in the memory of <see cref="Next"/>.</summary>
    internal void Keep(int label) => _labels.Add((short)label);

    /// <summary>Returns the set of the samples so far.</summary>
    public SampleSet ToSampleSet()
    {
        SampleOrigin like = _origin ?? SampleOrigin.Own(28, 28);
        var images = new MemoryImageBlock([.. _chunks], Math.Max(1, _perChunk), _imageLength);
        int[] writers = [.. _writers];
        bool haveWriters = _labels.Count > 0 && writers.Length == _labels.Count * WriterTable.Columns;
        return new SampleSet(new SampleOrigin(like.Identity, like.Split, like.Rows, like.Columns, [.. _labels], images, like.Files)
        {
            Writers = haveWriters ? new WriterTable("", _labels.Count, _ => writers) : null,
        });
    }
}
