namespace Mnist.Formats.Npz;

/// <summary>Reads the samples of one split, images and labels at the same time, one part after another.</summary>
internal sealed class NpzReader : SampleReader
{
    private readonly List<NpzPartReader> _parts = [];
    private int _part;

    public NpzReader(NpzSplit split, SampleInput input, NpzReadOptions options, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Rows, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Columns, nameof(options));
        try
        {
            foreach (NpzPair pair in split.Parts)
            {
                _parts.Add(new NpzPartReader(pair, options, cancellationToken));
            }

            NpzPartReader first = _parts[0];
            if (_parts.Find(part => part.Rows != first.Rows || part.Columns != first.Columns) is { } other)
            {
                throw other.Invalid(
                    FormattableString.Invariant($"images of {first.Rows} x {first.Columns}, as the training images"),
                    FormattableString.Invariant($"{other.Rows} x {other.Columns}"));
            }

            string[] labelFiles = [.. split.Parts.Where(pair => pair.LabelInput is not null && pair.LabelInput != input).SelectMany(pair => pair.LabelInput!.Files)];
            Origin = new SampleOrigin(input.Identify(options), split.Split, first.Rows, first.Columns, [.. input.Files, .. labelFiles]);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    protected override long MostSamples => _parts.Sum(part => part.Count); // checked against the length of the file

    public override bool TryRead(Span<byte> pixels, out int label)
    {
        while (_part < _parts.Count)
        {
            if (_parts[_part].TryRead(pixels, out label))
            {
                return true;
            }

            _part++;
        }

        label = MnistSample.Unlabeled;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        foreach (NpzPartReader part in _parts)
        {
            part.Dispose();
        }
    }
}
