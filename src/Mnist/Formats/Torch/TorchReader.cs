namespace Mnist.Formats.Torch;

/// <summary>Reads Torch7's .t7: images and labels from two positions of the file.</summary>
internal sealed class TorchReader : SampleReader
{
    private const int PaddedLength = TorchFormat.PaddedSize + (2 * TorchFormat.Padding);

    private readonly string _path;
    private readonly TorchElements _data;
    private readonly TorchElements _labels;
    private readonly TorchReadOptions _options;
    private readonly long _count;
    private readonly byte[]? _padded;
    private long _next;

    public TorchReader(SampleInput input, TorchReadOptions options, CancellationToken cancellationToken)
    {
        _path = input.Path;
        _options = options;
        (TorchTensor data, TorchTensor labels, int longSize) = ReadTable(input, cancellationToken);
        (_count, int rows, int columns) = ShapeOf(data);
        if (data.Storage is null != labels.Storage is null
            || labels.Sizes is not ([] or [_] or [_, 1])
            || labels.Sizes.FirstOrDefault() != _count)
        {
            throw TorchFormat.Invalid(_path, FormattableString.Invariant($"{_count} labels, one for each image"), labels.Shape, labels.Offset);
        }

        if (rows == PaddedLength && columns == PaddedLength && !options.KeepPadding)
        {
            _padded = new byte[rows * columns];
            rows = columns = TorchFormat.PaddedSize;
        }

        Describe(input, options, rows, columns);
        _data = new TorchElements(input, longSize, data);
        try
        {
            _labels = new TorchElements(input, longSize, labels);
        }
        catch
        {
            _data.Dispose();
            throw;
        }
    }

    public override bool TryRead(Span<byte> pixels, out int label)
    {
        label = MnistSample.Unlabeled;
        if (_next == _count)
        {
            return false;
        }

        if (_padded is null)
        {
            _data.ReadBytes(pixels);
        }
        else
        {
            _data.ReadBytes(_padded);
            Crop(pixels);
        }

        label = _labels.ReadInteger(
            _options.FirstLabel,
            _options.FirstLabel + byte.MaxValue,
            "a label",
            _options.FirstLabel == 1 ? "Torch counts labels from 1. If the file counts from 0, use 0 as the first label." : null) - _options.FirstLabel;
        _next++;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        _data.Dispose();
        _labels.Dispose();
    }

    private void Crop(Span<byte> pixels)
    {
        const int Border = TorchFormat.Padding;
        const int Size = TorchFormat.PaddedSize;
        ReadOnlySpan<byte> rest = _padded;
        bool isBlank = rest[..((Border * PaddedLength) + Border)].IndexOfAnyExcept((byte)0) < 0;
        for (int row = 0; row < Size; row++)
        {
            ReadOnlySpan<byte> from = rest[(((row + Border) * PaddedLength) + Border)..];
            from[..Size].CopyTo(pixels[(row * Size)..]);
            isBlank &= from.Slice(Size, 2 * Border).IndexOfAnyExcept((byte)0) < 0; // the end of a row and the start of the next
        }

        if (!isBlank || rest[^(Border * PaddedLength)..].IndexOfAnyExcept((byte)0) >= 0)
        {
            throw TorchFormat.Invalid(
                _path,
                $"{Border} pixels of background around an image of {Size} x {Size}",
                FormattableString.Invariant($"ink there, in image {_next}"),
                offset: null,
                "Keep the padding to read images of 32 x 32.");
        }
    }

    private (long Count, int Rows, int Columns) ShapeOf(TorchTensor data)
    {
        const int MaximumSize = 1 << 15;
        return data.Sizes switch
        {
            [] => (0, TorchFormat.PaddedSize, TorchFormat.PaddedSize),
            [long count, <= MaximumSize and long rows, <= MaximumSize and long columns] when rows * columns <= 1 << 26 => (count, (int)rows, (int)columns),
            [long count, 1, <= MaximumSize and long rows, <= MaximumSize and long columns] when rows * columns <= 1 << 26 => (count, (int)rows, (int)columns),
            _ => throw TorchFormat.Invalid(_path, "images of N x 1 x rows x columns, or N x rows x columns", data.Shape, data.Offset),
        };
    }

    private static (TorchTensor Data, TorchTensor Labels, int LongSize) ReadTable(SampleInput input, CancellationToken cancellationToken)
    {
        DatasetFormatException failure;
        try
        {
            using var usual = new TorchInput(input);
            return ReadTable(usual, cancellationToken);
        }
        catch (DatasetFormatException exception)
        {
            failure = exception;
        }

        // On Windows or in 32 bits, Torch wrote a long as four bytes. The file does not contain its size.
        using var narrow = new TorchInput(input) { LongSize = sizeof(int) };
        try
        {
            return narrow.IsBinary ? ReadTable(narrow, cancellationToken) : throw failure;
        }
        catch (DatasetFormatException)
        {
            throw failure;
        }
    }

    private static (TorchTensor Data, TorchTensor Labels, int LongSize) ReadTable(TorchInput input, CancellationToken cancellationToken)
    {
        var table = new TorchParser(input, cancellationToken).ReadObject() as Dictionary<string, object?>
            ?? throw input.Invalid("a table of data and labels", "another object", 0);
        return (Find(input, table, "data"), Find(input, table, "labels", "label"), input.LongSize);
    }

    private static TorchTensor Find(TorchInput input, Dictionary<string, object?> table, params string[] names)
    {
        object? value = names.Select(name => table.GetValueOrDefault(name)).FirstOrDefault(found => found is not null);
        return value as TorchTensor ?? throw input.Invalid(
            $"a tensor in the field {names[0]}",
            value is not null ? "no tensor" : table.Count == 0 ? "a table without names" : $"the fields {string.Join(", ", table.Keys.Take(8))}",
            0);
    }
}
