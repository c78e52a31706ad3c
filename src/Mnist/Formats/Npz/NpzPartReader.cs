namespace Mnist.Formats.Npz;

/// <summary>Reads an array of images and the array of their labels.</summary>
internal sealed class NpzPartReader : IDisposable
{
    private const int MaximumSize = 1 << 15;
    private const int MaximumPixels = 1 << 26;
    private const int MaximumCategories = 256;

    private readonly NpzFile _imageFile;
    private readonly NpzFile? _labelFile;
    private readonly NpyArray? _images;
    private readonly NpyArray? _labels;
    private readonly int _categories;
    private readonly bool _isScaled;
    private long _next;

    public NpzPartReader(NpzPair pair, NpzReadOptions options, CancellationToken cancellationToken)
    {
        _imageFile = new NpzFile(pair.ImageInput);
        try
        {
            _images = _imageFile.Open(pair.Images);
            (Count, Rows, Columns) = ShapeOf(_images, pair.Images, options);
            if (pair.LabelInput is not null)
            {
                _labelFile = new NpzFile(pair.LabelInput);
                _labels = _labelFile.Open(pair.Labels);
                _categories = CategoriesOf(_labels, pair.Labels);
                if (_categories > 1)
                {
                    options.Tell(FormattableString.Invariant($"'{pair.LabelInput.Path}': {pair.Labels} has a column for each of {_categories} categories."));
                }
            }

            NpyElementType type = _images.Header.Descr;
            _isScaled = type.IsBoolean || (type.IsFloat && options.Values == PixelValues.Auto ? AreScaled(pair, cancellationToken) : options.Values == PixelValues.Scaled);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public long Count { get; }

    public int Rows { get; }

    public int Columns { get; }

    public bool TryRead(Span<byte> pixels, out int label)
    {
        label = MnistSample.Unlabeled;
        if (_next == Count)
        {
            return false;
        }

        _images!.ReadPixels(pixels, _isScaled);
        if (_labels is not null)
        {
            label = _categories == 1 ? _labels.ReadLabel() : _labels.ReadOneHot(_categories);
        }

        _next++;
        return true;
    }

    public DatasetFormatException Invalid(string expected, string actual) => _imageFile.Invalid(expected, actual);

    public void Dispose()
    {
        _images?.Dispose();
        _labels?.Dispose();
        _imageFile.Dispose();
        _labelFile?.Dispose();
    }

    private static bool AreScaled(NpzPair pair, CancellationToken cancellationToken)
    {
        using var file = new NpzFile(pair.ImageInput);
        using NpyArray images = file.Open(pair.Images);
        return images.AreScaled(cancellationToken);
    }

    // 1 for a label in each row, or the number of columns, one for each category.
    private int CategoriesOf(NpyArray labels, string? name)
    {
        long categories = labels.Header.Shape switch
        {
            [long count] when count == Count => 1,
            [long count, long columns and >= 1 and <= MaximumCategories] when count == Count => columns,
            _ => 0,
        };
        return categories > 0 ? (int)categories : throw _labelFile!.Invalid(
            FormattableString.Invariant($"{Count} labels, one for each image"),
            $"{name ?? "an array"} of the shape {labels.Header.ShapeText}");
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
                [_] => "These are labels. Use the file of the images, or ImageArray.",
                [_, _] => "Use Rows and Columns for images as rows of pixels.",
                [_, _, _, 3 or 4] or [_, 3 or 4, _, _] => "These are pictures in color. Convert them to gray in Python, for example with x.mean(axis).",
                _ => null,
            });
    }
}
