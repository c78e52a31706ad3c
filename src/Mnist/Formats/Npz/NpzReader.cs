namespace Mnist.Formats.Npz;

/// <summary>Reads the samples of one split, images and labels at the same time.</summary>
internal sealed class NpzReader : SampleReader
{
    private const int MaximumSize = 1 << 15;
    private const int MaximumPixels = 1 << 26;

    private readonly NpzFile _imageFile;
    private readonly NpzFile? _labelFile;
    private readonly NpyArray? _images;
    private readonly NpyArray? _labels;
    private readonly bool _isScaled;
    private readonly long _count;
    private long _next;

    public NpzReader(NpzSplit split, SampleInput input, NpzReadOptions options, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Rows, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Columns, nameof(options));
        _imageFile = new NpzFile(split.ImageInput);
        try
        {
            _images = _imageFile.Open(split.Images);
            (_count, int rows, int columns) = ShapeOf(_images, split.Images, options);
            if (split.LabelInput is not null)
            {
                _labelFile = new NpzFile(split.LabelInput);
                _labels = _labelFile.Open(split.Labels);
                if (_labels.Header.Shape is not ([_] or [_, 1]) || _labels.Header.Shape[0] != _count)
                {
                    throw _labelFile.Invalid(
                        FormattableString.Invariant($"{_count} labels, one for each image"),
                        $"{split.Labels ?? "an array"} of the shape {_labels.Header.ShapeText}");
                }
            }

            if (_images.Header.Descr.IsFloat)
            {
                _isScaled = options.Values == PixelValues.Auto ? AreScaled(split, cancellationToken) : options.Values == PixelValues.Scaled;
            }

            IReadOnlyList<string> labelFiles = split.LabelInput is null || split.LabelInput == input ? [] : split.LabelInput.Files;
            Origin = new SampleOrigin(input.Identify(options), split.Split, rows, columns, [.. input.Files, .. labelFiles]);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    protected override long MostSamples => _count; // checked against the length of the file

    public override bool TryRead(Span<byte> pixels, out int label)
    {
        label = MnistSample.Unlabeled;
        if (_next == _count)
        {
            return false;
        }

        _images!.ReadPixels(pixels, _isScaled);
        label = _labels?.ReadLabel() ?? MnistSample.Unlabeled;
        _next++;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        _images?.Dispose();
        _labels?.Dispose();
        _imageFile.Dispose();
        _labelFile?.Dispose();
    }

    private static bool AreScaled(NpzSplit split, CancellationToken cancellationToken)
    {
        using var file = new NpzFile(split.ImageInput);
        using NpyArray images = file.Open(split.Images);
        return images.AreScaled(cancellationToken);
    }

    private (long Count, int Rows, int Columns) ShapeOf(NpyArray images, string? name, NpzReadOptions options)
    {
        long[]? shape = images.Header.Shape switch
        {
            [long count, long rows, long columns] => [count, rows, columns],
            [long count, long rows, long columns, 1] => [count, rows, columns],
            [long count, 1, long rows, long columns] => [count, rows, columns],
            [long count, long pixels] when pixels == (long)options.Rows * options.Columns => [count, options.Rows, options.Columns],
            [0] => [0, options.Rows, options.Columns],
            _ => null,
        };
        if (shape is [_, >= 1 and <= MaximumSize, >= 1 and <= MaximumSize] && shape[1] * shape[2] <= MaximumPixels)
        {
            return (shape[0], (int)shape[1], (int)shape[2]);
        }

        throw _imageFile.Invalid(
            "images of N x rows x columns",
            $"{name ?? "an array"} of the shape {images.Header.ShapeText}",
            images.Header.Shape switch
            {
                [_] => "These are labels. Use the file of the images.",
                [_, _] => "Use Rows and Columns for images as rows of pixels.",
                _ => null,
            });
    }
}
