using System.Collections.Concurrent;

namespace Mnist.Neighbors;

/// <summary>Finds the neighbors of some samples at a time. Each core compares all of them with a part of the others.</summary>
internal sealed class NeighborWindow
{
    private const int LargestSize = 2048;
    private const int MostPairs = 1 << 22;
    private const int MostCandidates = 1 << 21;
    private const int PartLength = 32 * ImageColumns.Width;

    private readonly OtherSamples _others;
    private readonly InkPairs _probes;
    private readonly NearestList _nearest;
    private readonly int _count;
    private readonly ConcurrentBag<Worker> _idle = [];
    private readonly object _gate = new();

    public NeighborWindow(OtherSamples others, int count)
    {
        _others = others;
        _count = (int)Math.Min(count, others.Sets.Sum(samples => (long)samples.Count));
        int pixels = others.Rows * others.Columns;
        Size = Math.Clamp(Math.Min(MostPairs / InkPairs.CountOf(pixels), MostCandidates / NearestList.CapacityOf(_count)), 1, LargestSize);
        _probes = new InkPairs(Size, pixels);
        _nearest = new NearestList(Size, _count);
    }

    /// <summary>The number of samples at a time. It is smaller for large images and for many neighbors.</summary>
    public int Size { get; }

    /// <summary>Returns the neighbors of at most <see cref="Size"/> samples.</summary>
    public IReadOnlyList<SampleNeighbor> Find(MnistSample[] samples, CancellationToken cancellationToken)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            _others.Check(samples[i]);
            _probes.Set(i, samples[i].AsSpan());
        }

        long start = 0;
        foreach (SampleSet others in _others.Sets)
        {
            others.Load(cancellationToken);
            Compare(samples, others, start, cancellationToken);
            start += others.Count;
        }

        var found = new List<SampleNeighbor>(samples.Length * _count);
        for (int i = 0; i < samples.Length; i++)
        {
            found.AddRange(_nearest.NearestOf(i).Select((item, rank) => new SampleNeighbor(samples[i], _others.At(item.Place), rank + 1, item.Distance)));
        }

        _nearest.Clear();
        return found;
    }

    private void Compare(MnistSample[] samples, SampleSet others, long start, CancellationToken cancellationToken)
    {
        using var images = new ImageHold(others);
        ImageHold held = images;
        Parallel.For(
            0,
            (others.Count + PartLength - 1) / PartLength,
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => _idle.TryTake(out Worker? idle) ? idle : new Worker(new ImageColumns(_others.Rows * _others.Columns), new NearestList(Size, _count)),
            (part, _, own) =>
            {
                for (int first = part * PartLength; first < Math.Min((part + 1) * PartLength, others.Count); first += ImageColumns.Width)
                {
                    int count = Math.Min(ImageColumns.Width, others.Count - first);
                    for (int column = 0; column < count; column++)
                    {
                        own.Columns.Set(column, held[first + column]);
                    }

                    Compare(samples, own.Columns, count, start + first, own.Nearest);
                }

                return own;
            },
            own =>
            {
                lock (_gate)
                {
                    _nearest.Take(own.Nearest);
                }

                _idle.Add(own);
            });
    }

    private void Compare(MnistSample[] samples, ImageColumns columns, int count, long start, NearestList nearest)
    {
        Span<int> distances = stackalloc int[ImageColumns.Width];
        for (int sample = 0; sample < samples.Length; sample++)
        {
            if (!columns.Measure(_probes, sample, nearest.LimitOf(sample), distances))
            {
                continue;
            }

            for (int column = 0; column < count; column++)
            {
                if (distances[column] <= nearest.LimitOf(sample) && (distances[column] > 0 || !_others.IsItself(samples[sample], start + column)))
                {
                    nearest.Add(sample, distances[column], start + column);
                }
            }
        }
    }

    /// <summary>The memory of one core.</summary>
    private sealed record Worker(ImageColumns Columns, NearestList Nearest);
}
