using System.Buffers.Binary;

namespace Mnist.Imaging;

/// <summary>The IHDR chunk: https://www.w3.org/TR/png-3/#11IHDR.</summary>
/// <param name="Rows">The height, at least 1.</param>
/// <param name="Columns">The width, at least 1.</param>
/// <param name="BitDepth">Bits a channel: 1, 2, 4, 8 or 16.</param>
/// <param name="Color">Gray, colors, palette, alpha.</param>
/// <param name="IsInterlaced">Seven passes (Adam7) instead of one.</param>
internal sealed record PngHeader(int Rows, int Columns, int BitDepth, PngColor Color, bool IsInterlaced)
{
    public const int Length = 13;

    public int Channels => Color switch { PngColor.Rgb => 3, PngColor.GrayAlpha => 2, PngColor.Rgba => 4, _ => 1 };

    public int BitsPerPixel => Channels * BitDepth;

    public long PixelCount => (long)Rows * Columns;

    /// <summary>8-bit gray in one pass, as this library writes it.</summary>
    public bool IsPlainGray => Color == PngColor.Gray && BitDepth == 8 && !IsInterlaced;

    /// <summary>Bytes of one row of so many pixels, without its filter.</summary>
    public long RowLength(int columns) => (((long)columns * BitsPerPixel) + 7) / 8;

    /// <summary>Reads and checks the chunk.</summary>
    /// <param name="data">The 13 bytes.</param>
    /// <param name="maximumPixels">The most pixels that are taken.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="offset">Where the data stands in the file.</param>
    public static PngHeader Parse(ReadOnlySpan<byte> data, long maximumPixels, string path, long offset)
    {
        uint columns = BinaryPrimitives.ReadUInt32BigEndian(data);
        uint rows = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        if (rows is 0 or > Picture.MaximumSide || columns is 0 or > Picture.MaximumSide || (long)rows * columns > maximumPixels)
        {
            throw Picture.Invalid(
                path,
                FormattableString.Invariant($"sides of 1 to {Picture.MaximumSide} pixels, at most {maximumPixels} in all"),
                FormattableString.Invariant($"{rows} x {columns}"),
                offset);
        }

        (int depth, int color) = (data[8], data[9]);
        bool isKnown = color switch
        {
            0 => depth is 1 or 2 or 4 or 8 or 16,
            3 => depth is 1 or 2 or 4 or 8,
            2 or 4 or 6 => depth is 8 or 16,
            _ => false,
        };
        if (!isKnown)
        {
            throw Picture.Invalid(
                path, "a bit depth that goes with its color type", FormattableString.Invariant($"bit depth {depth}, color type {color}"), offset + 8);
        }

        return data[10] != 0 || data[11] != 0 || data[12] > 1
            ? throw Picture.Invalid(
                path,
                "compression 0, filter 0, interlace 0 or 1",
                FormattableString.Invariant($"compression {data[10]}, filter {data[11]}, interlace {data[12]}"),
                offset + 10)
            : new PngHeader((int)rows, (int)columns, depth, (PngColor)color, data[12] == 1);
    }
}

/// <summary>The color type of a PNG file, with the numbers of the format.</summary>
internal enum PngColor : byte
{
    Gray = 0,
    Rgb = 2,
    Palette = 3,
    GrayAlpha = 4,
    Rgba = 6,
}
