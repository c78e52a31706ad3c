using Mnist.Formats;

namespace Mnist.Imaging;

/// <summary>Reads your own pictures as samples, and numbers them.</summary>
internal sealed class PictureReader
{
    private readonly PictureFile _file = new();
    private readonly PictureOptions _options;
    private int _count;

    /// <exception cref="ArgumentOutOfRangeException">The threshold is not from 1 to 255, or the label not from -1 to 255.</exception>
    public PictureReader(PictureOptions options)
    {
        if (options.Threshold is < 1 or > 255)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Threshold, $"The threshold must be from 1 to 255, not {options.Threshold}.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(options.Label, MnistSample.Unlabeled, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Label, byte.MaxValue, nameof(options));
        _options = options;
    }

    /// <summary>Returns the sample of a PNG, JPEG or BMP file.</summary>
    public MnistSample Read(string path, CancellationToken cancellationToken)
    {
        byte[] pixels = PicturePreparation.Prepare(_file.Read(path, cancellationToken), _options, path);
        var origin = new SampleOrigin(
            ImportNaming.IdentityOf(path, null), Split.Test, PicturePreparation.Side, PicturePreparation.Side, [Path.GetFullPath(path)]);
        return new MnistSample(origin, _count++, _options.Label, pixels);
    }
}
