using Mnist.Formats.Images;
using Mnist.Imaging;
using Mnist.Imaging.Preparation;

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

    /// <summary>Returns the sample of a PNG, JPEG or BMP file. If it shows several digits, that of the largest.</summary>
    public DrawingSample Read(string path, CancellationToken cancellationToken) => ReadOne(_file.Read(path, cancellationToken), path, OriginOf(path));

    /// <summary>Returns the sample of a PNG, JPEG or BMP picture in a stream. If it shows several digits, that of the largest.</summary>
    public DrawingSample Read(Stream stream, string name) => ReadOne(_file.Read(stream, name), name, Origin(DatasetIdentity.Unnamed, []));

    /// <summary>Returns a sample of each digit in a PNG, JPEG or BMP file: from left to right, in rows from top to bottom.</summary>
    public IReadOnlyList<DrawingSample> ReadAll(string path, CancellationToken cancellationToken)
    {
        PreparedPicture prepared = PicturePreparation.Prepare(_file.Read(path, cancellationToken), _options, path);
        SampleOrigin origin = OriginOf(path);
        return [.. prepared.Digits.Select(digit => Sample(prepared, digit, path, origin))];
    }

    private static SampleOrigin OriginOf(string path) => Origin(ImportNaming.IdentityOf(path, new SampleReadOptions()), [Path.GetFullPath(path)]);

    private static SampleOrigin Origin(DatasetIdentity identity, IReadOnlyList<string> files) =>
        new(identity, Split.Test, DigitFrame.Side, DigitFrame.Side, files);

    private DrawingSample ReadOne(Picture picture, string path, SampleOrigin origin)
    {
        PreparedPicture prepared = PicturePreparation.Prepare(picture, _options, path);
        return Sample(prepared, prepared.Largest, path, origin, prepared.Digits.Count);
    }

    private DrawingSample Sample(PreparedPicture prepared, PreparedDigit digit, string path, SampleOrigin origin, int shapes = 1)
    {
        string? doubt = shapes > 1 ? FormattableString.Invariant($"shows {shapes} shapes; the sample is the largest of them") : digit.Doubt;
        return new DrawingSample(origin, _count++, _options.Label, digit.Pixels)
        {
            Box = digit.Box,
            LeftOut = prepared.LeftOut,
            Orientation = prepared.Orientation,
            Shapes = prepared.Digits.Count,
            Warning = doubt is null ? null : $"The picture '{path}' {doubt}.",
        };
    }
}
