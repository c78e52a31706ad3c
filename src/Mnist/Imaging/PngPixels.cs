namespace Mnist.Imaging;

/// <summary>Turns restored rows of any PNG into gray and alpha.</summary>
/// <param name="header">The kind of pixels.</param>
/// <param name="palette">Three bytes a color, for palettes.</param>
/// <param name="transparency">The tRNS chunk: an alpha a color of the palette, or the one color that is transparent.</param>
internal sealed class PngPixels(PngHeader header, byte[] palette, byte[]? transparency)
{
    private readonly byte[] _gray = new byte[header.PixelCount];
    private readonly byte[]? _alpha =
        transparency is not null || header.Color is PngColor.GrayAlpha or PngColor.Rgba ? new byte[header.PixelCount] : null;

    /// <summary>Places a row of a pass.</summary>
    /// <returns>False where a pixel has a color that the palette does not have.</returns>
    public bool Place(ReadOnlySpan<byte> data, PngPass pass, int passRow)
    {
        int target = ((pass.FirstRow + (passRow * pass.RowStep)) * header.Columns) + pass.FirstColumn;
        int columns = pass.Columns(header);
        if (header.IsPlainGray && _alpha is null)
        {
            data.CopyTo(_gray.AsSpan(target));
            return true;
        }

        for (int i = 0; i < columns; i++, target += pass.ColumnStep)
        {
            if (!PlacePixel(data, i, target))
            {
                return false;
            }
        }

        return true;
    }

    public Picture ToPicture() => new(header.Rows, header.Columns, _gray, _alpha);

    private bool PlacePixel(ReadOnlySpan<byte> data, int index, int target)
    {
        int first = Channel(data, index * header.Channels);
        if (header.Color == PngColor.Palette)
        {
            if ((3 * first) + 3 > palette.Length)
            {
                return false;
            }

            _gray[target] = Picture.Luminance(palette[3 * first], palette[(3 * first) + 1], palette[(3 * first) + 2]);
            SetAlpha(target, transparency is null || first >= transparency.Length ? 255 : transparency[first]);
            return true;
        }

        if (header.Channels <= 2)
        {
            _gray[target] = ToByte(first);
            SetAlpha(target, header.Channels == 2 ? ToByte(Channel(data, (index * 2) + 1)) : IsKey(first, 0) ? 0 : 255);
            return true;
        }

        int green = Channel(data, (index * header.Channels) + 1);
        int blue = Channel(data, (index * header.Channels) + 2);
        _gray[target] = Picture.Luminance(ToByte(first), ToByte(green), ToByte(blue));
        bool isTransparent = header.Channels == 3 && IsKey(first, 0) && IsKey(green, 1) && IsKey(blue, 2);
        SetAlpha(target, header.Channels == 4 ? ToByte(Channel(data, (index * 4) + 3)) : isTransparent ? 0 : 255);
        return true;
    }

    private void SetAlpha(int target, int value)
    {
        if (_alpha is not null)
        {
            _alpha[target] = (byte)value;
        }
    }

    // Whether a channel has the value of the one transparent color: 16 bits each, whatever the depth.
    private bool IsKey(int value, int channel) =>
        transparency is not null && (transparency[2 * channel] << 8 | transparency[(2 * channel) + 1]) == value;

    private int Channel(ReadOnlySpan<byte> data, int index)
    {
        switch (header.BitDepth)
        {
            case 8:
                return data[index];
            case 16:
                return data[2 * index] << 8 | data[(2 * index) + 1];
            default:
                int bit = index * header.BitDepth;
                return data[bit >> 3] >> (8 - header.BitDepth - (bit & 7)) & ((1 << header.BitDepth) - 1);
        }
    }

    private byte ToByte(int value) => header.BitDepth switch
    {
        8 => (byte)value,
        16 => (byte)(((value * 255) + 32895) >> 16),
        _ => (byte)(value * 255 / ((1 << header.BitDepth) - 1)),
    };
}
