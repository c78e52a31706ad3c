using System.Buffers.Binary;
using Mnist.Imaging;
using Mnist.Plugins;
using StbImageSharp;

namespace Mnist.Images;

/// <summary>Reads JPEG and BMP with StbImageSharp. The input is checked first, because StbImageSharp trusts the headers.</summary>
internal sealed class PictureDecoder : IPictureDecoder
{
    // A JPEG needs at least the bits of a code for each block of 64 pixels, with colors at half size. Larger claims are false.
    private const int MaximumJpegRatio = 1024;

    // Each scan covers the whole picture. Encoders make about ten.
    private const int MaximumScans = 256;

    /// <inheritdoc/>
    public Picture Decode(byte[] content, string path, long maximumPixels, CancellationToken cancellationToken)
    {
        using var stream = new GuardedStream(content, cancellationToken);
        try
        {
            ImageInfo info = IsJpeg(content) || IsBmp(content) ? ImageInfo.FromStream(stream) ?? throw Picture.Invalid(path, "a picture: PNG, JPEG or BMP", "another kind of file or a damaged header", offset: 0) : throw Picture.Invalid(path, "a picture: PNG, JPEG or BMP", "another kind of file or a damaged header", offset: 0);
            CheckSize(content, info, path, maximumPixels);
            stream.Position = 0;
            ImageResult image = ImageResult.FromStream(stream, ColorComponents.RedGreenBlueAlpha);
            cancellationToken.ThrowIfCancellationRequested();
            return !stream.IsOverrun
                ? ToPicture(image) with { Orientation = IsJpeg(content) ? Orientation.OfJpeg(content) : Orientation.Upright }
                : throw Picture.Invalid(path, "the whole picture", "a truncated file", content.Length);
        }
        catch (Exception exception) when (exception is not (DatasetFormatException or OperationCanceledException))
        {
            // It throws many types: InvalidOperation, IndexOutOfRange, NullReference, EndOfStream.
            cancellationToken.ThrowIfCancellationRequested();
            throw Picture.Invalid(
                path, IsJpeg(content) ? "a JPEG picture" : "a BMP picture", "damaged data or an unsupported variant", offset: 0, innerException: exception);
        }
    }

    private static bool IsJpeg(byte[] content) => content is [0xFF, 0xD8, 0xFF, ..];

    private static bool IsBmp(byte[] content) => content is [(byte)'B', (byte)'M', ..] && content.Length >= 54;

    private static void CheckSize(byte[] content, ImageInfo info, string path, long maximumPixels)
    {
        (long rows, long columns) = (Math.Abs((long)info.Height), info.Width);
        if (rows is 0 or > Picture.MaximumSide || columns is <= 0 or > Picture.MaximumSide || rows * columns > maximumPixels)
        {
            throw Picture.Invalid(
                path,
                FormattableString.Invariant($"sides of 1 to {Picture.MaximumSide} pixels, at most {maximumPixels} in all"),
                FormattableString.Invariant($"{rows} x {columns}"));
        }

        long needed = IsJpeg(content) ? rows * columns / MaximumJpegRatio : rows * (((columns * BmpDepth(content)) + 7) / 8);
        if (content.Length < needed)
        {
            throw Picture.Invalid(
                path,
                FormattableString.Invariant($"at least {needed} bytes for {rows} x {columns} pixels"),
                FormattableString.Invariant($"{content.Length}"));
        }

        int scans = IsJpeg(content) ? CountScans(content) : 0;
        if (scans > MaximumScans)
        {
            throw Picture.Invalid(path, FormattableString.Invariant($"at most {MaximumScans} scans"), FormattableString.Invariant($"{scans}"));
        }
    }

    // The old header of 12 bytes has another layout.
    private static int BmpDepth(byte[] content) =>
        BinaryPrimitives.ReadUInt16LittleEndian(content.AsSpan(BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(14)) == 12 ? 24 : 28));

    private static int CountScans(ReadOnlySpan<byte> content)
    {
        int count = 0;
        for (int place; (place = content.IndexOf([(byte)0xFF, (byte)0xDA])) >= 0; content = content[(place + 2)..])
        {
            count++;
        }

        return count;
    }

    private static Picture ToPicture(ImageResult image)
    {
        byte[] gray = new byte[image.Width * image.Height];
        byte[] alpha = new byte[gray.Length];
        bool isOpaque = true;
        for (int i = 0; i < gray.Length; i++)
        {
            ReadOnlySpan<byte> pixel = image.Data.AsSpan(4 * i, 4);
            gray[i] = Picture.Luminance(pixel[0], pixel[1], pixel[2]);
            alpha[i] = pixel[3];
            isOpaque &= pixel[3] == byte.MaxValue;
        }

        return new Picture(image.Height, image.Width, gray, isOpaque ? null : alpha);
    }
}
