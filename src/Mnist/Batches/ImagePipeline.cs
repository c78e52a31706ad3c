namespace Mnist;

/// <summary>Writes images into a buffer: corrupted, augmented, binarized, scaled and standardized as the options say.</summary>
internal sealed class ImagePipeline
{
    private readonly Corrupter? _corrupter;
    private readonly byte[] _corrupted = [];
    private readonly Augmenter? _augmenter;
    private readonly Binarization? _binarization;
    private readonly Standardization? _standardization;
    private readonly byte[] _augmented = [];
    private readonly byte[] _binary = [];
    private readonly float _factor;

    public ImagePipeline(BatchOptions options, long seed, int rows, int columns)
    {
        int pixels = rows * columns;
        if (options.Corrupt is not null)
        {
            _corrupter = new Corrupter(options.Corrupt, seed);
            _corrupted = new byte[pixels];
        }

        if (options.Augment is { IsNone: false } augmentation)
        {
            _augmenter = new Augmenter(augmentation, seed, rows, columns);
            _augmented = new byte[pixels];
        }

        if (options.Binarize != BinarizationMode.None)
        {
            _binarization = new Binarization(options.Binarize, seed);
            _binary = options.IsFloat ? new byte[pixels] : [];
        }

        _standardization = options.Standardize;
        _factor = _binarization is null ? PixelScaler.Unit : 1;
    }

    /// <summary>Writes one image into the buffer's free slot.</summary>
    /// <param name="pixels">The image as in the dataset.</param>
    /// <param name="buffer">The target.</param>
    /// <param name="place">The position of the sample in the set.</param>
    /// <param name="index">The position of the sample in its split.</param>
    /// <param name="epoch">The epoch of the sample. It can differ from that of the batch.</param>
    public void Write(ReadOnlySpan<byte> pixels, BatchBuffer buffer, int place, int index, int epoch)
    {
        if (_corrupter is not null)
        {
            _corrupter.Apply(pixels, _corrupted, index);
            pixels = _corrupted;
        }

        if (_augmenter is not null)
        {
            _augmenter.Apply(pixels, _augmented, place, epoch);
            pixels = _augmented;
        }

        if (!buffer.IsFloat)
        {
            if (_binarization is null)
            {
                pixels.CopyTo(buffer.ByteSlot);
            }
            else
            {
                _binarization.Apply(pixels, buffer.ByteSlot, place, epoch);
            }

            return;
        }

        if (_binarization is not null)
        {
            _binarization.Apply(pixels, _binary, place, epoch);
            pixels = _binary;
        }

        Span<float> target = buffer.FloatSlot;
        PixelScaler.Scale(pixels, target, _factor);
        if (_standardization is not null)
        {
            PixelScaler.Standardize(target, (float)_standardization.Mean, (float)_standardization.StandardDeviation);
        }
    }
}
