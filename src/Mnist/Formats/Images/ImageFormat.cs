using Mnist.Formats.Images;
using Mnist.IO;

namespace Mnist.Formats;

/// <summary>MNIST as a folder of images: <c>train/000000-num5.png</c>, or a folder for each category.</summary>
/// <remarks>
/// Splits are folders named train or training, test, testing or t10k; without them the folder is one split. Samples in val, valid or
/// validation are read as a part of Train. Labels come from names (<c>-num5</c>) or from folders (<c>5</c>, <c>digit_5</c>,
/// <c>9-Ankle boot</c>, or a category of the dataset in the options). If no folder has a label, their names in order are the categories.
/// Samples are in the order of the numbers at the start of their names. A bad picture is reported to the notices and passed over. All kinds of PNG, JPEG and BMP are read. Colors become gray by their luminance,
/// transparent pixels become background. The path of a picture is one sample.
/// </remarks>
/// <example><code>
/// SampleFormat.Image.Write("digits", MnistDataset.Open()); // digits/train/000000-num5.png and 69,999 more
/// MnistDataset digits = SampleFormat.Image.Import("digits");
/// </code></example>
public sealed class ImageFormat : SampleFormat<ImageReadOptions, ImageWriteOptions>
{
    internal ImageFormat()
        : base("Image")
    {
    }

    /// <inheritdoc/>
    public override bool HoldsSplits(string? path, SampleWriteOptions? options = null) => true;

    /// <inheritdoc/>
    protected internal override bool Matches(ReadOnlySpan<byte> head) =>
        head is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, ..] || head.StartsWith("BM"u8);

    /// <inheritdoc/>
    protected internal override bool MatchesFolder(string folder) =>
        FolderFiles.Below(folder).Any(path => PictureName.IsMatch(path) || PictureName.IsOther(path));

    /// <inheritdoc/>
    protected override IEnumerable<SampleReader> Open(SampleInput input, ImageReadOptions options, CancellationToken cancellationToken)
    {
        input.RequirePath("Image", "a folder, or the path of one picture");
        return Directory.Exists(input.Path)
            ? ImageReader.OpenTree(input, options, cancellationToken)
            : [ImageReader.OpenFile(input, options, cancellationToken)];
    }

    /// <inheritdoc/>
    protected override SampleWriter Create(SampleOutput output, ImageWriteOptions options) => new ImageTreeWriter(output, options);
}
