using Mnist.Formats.Images;
using Mnist.Imaging;

namespace Mnist.Formats;

/// <summary>Reads your own pictures as samples, and numbers them.</summary>
public sealed class PictureReader
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

    /// <summary>The sample of a PNG, JPEG or BMP file.</summary>
    public MnistSample Read(string path, CancellationToken cancellationToken) =>
        Prepare(_file.Read(path, cancellationToken), path, ImportNaming.IdentityOf(path, new SampleReadOptions()), [Path.GetFullPath(path)]);

    /// <summary>The sample of a PNG, JPEG or BMP picture in a stream.</summary>
    public MnistSample Read(Stream stream, string name) => Prepare(_file.Read(stream, name), name, DatasetIdentity.Unnamed, []);

    private MnistSample Prepare(Picture picture, string path, DatasetIdentity identity, IReadOnlyList<string> files)
    {
        byte[] pixels = PicturePreparation.Prepare(picture, _options, path);
        var origin = new SampleOrigin(identity, Split.Test, PicturePreparation.Side, PicturePreparation.Side, files);
        return new MnistSample(origin, _count++, _options.Label, pixels);
    }
}
