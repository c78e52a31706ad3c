namespace Mnist;

/// <summary>Goes through the epochs of a set and fills one buffer after the other.</summary>
internal sealed class BatchFiller
{
    private const int SamplesPerCheck = 64;
    private const int SamplesAhead = 4;

    private readonly SampleSet _samples;
    private readonly BatchOptions _options;
    private readonly EpochOrder _order;
    private readonly ImagePipeline _pipeline;
    private readonly int _labelOffset;
    private int _epoch = -1;
    private int _position;
    private long _index;

    public BatchFiller(SampleSet samples, BatchOptions options, long seed)
    {
        _samples = samples;
        _options = options;
        _order = new EpochOrder(samples.Count, options.Shuffle, seed);
        _pipeline = new ImagePipeline(options, seed, samples.Rows, samples.Columns);
        _labelOffset = samples.Origin.Identity.LabelOffset;
        _position = samples.Count;
    }

    private int Left => _samples.Count - _position;

    /// <summary>True if the rest of the epoch does not make a batch.</summary>
    private bool IsEpochOver => Left == 0 || (_options.Remainder == Remainder.Drop && Left < _options.Size);

    /// <summary>Fills the buffer with the next batch; returns false if there is none.</summary>
    public bool Fill(BatchBuffer buffer, CancellationToken cancellationToken)
    {
        if (_index == 0)
        {
            _samples.Load(cancellationToken);
        }

        if (_samples.Count == 0 || (IsEpochOver && !TryStartEpoch()))
        {
            return false;
        }

        using var images = new ImageHold(_samples);
        buffer.Count = 0;
        buffer.Epoch = _epoch;
        buffer.Index = _index++;
        while (buffer.Count < buffer.Capacity)
        {
            if (Left == 0 && (_options.Remainder != Remainder.Continue || !TryStartEpoch()))
            {
                break;
            }

            if (buffer.Count % SamplesPerCheck == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            Add(_order[_position++], images, buffer);
        }

        buffer.EpochsCompleted = IsEpochOver ? _epoch + 1 : _epoch;
        return true;
    }

    private void Add(int place, in ImageHold images, BatchBuffer buffer)
    {
        // Shuffled images are anywhere in memory. Without a hint, the processor waits for each one.
        if (_options.Shuffle && Left > SamplesAhead)
        {
            MemoryHint.Prefetch(images[_order[_position + SamplesAhead]]);
        }

        _pipeline.Write(images[place], buffer, place, _samples.IndexAt(place), _epoch);
        buffer.Add(_samples.LabelAt(place), _labelOffset, _samples.IndexAt(place));
    }

    private bool TryStartEpoch()
    {
        if (_options.Epochs is int epochs && _epoch + 1 == epochs)
        {
            return false;
        }

        _epoch = checked(_epoch + 1);
        _position = 0;
        _order.Start(_epoch);
        return true;
    }
}
