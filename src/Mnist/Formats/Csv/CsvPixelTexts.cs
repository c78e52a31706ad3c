using System.Buffers.Binary;

namespace Mnist.Formats.Csv;

/// <summary>Reads pixels of any form, and remembers their texts: a file has few different ones, and four of five pixels are background.</summary>
/// <param name="layout">The form of the numbers.</param>
internal sealed class CsvPixelTexts(CsvLayout layout)
{
    /// <summary>The number of pixels of background that are taken at once.</summary>
    public const int Run = 8;

    private const int Bits = 10;
    private const int LongestText = 30;
    private const int SlotLength = 32; // the text, its pixel and its length
    private const int PixelPlace = LongestText;
    private const int LengthPlace = LongestText + 1;

    private readonly byte[] _slots = new byte[SlotLength << Bits];
    private readonly byte[] _background = new byte[Run * SlotLength]; // the text of a pixel, with its quotes and its delimiter, for a run
    private int _backgroundLength;

    /// <summary>Takes the next field as a pixel. Returns -1 if it is none.</summary>
    public int Take(ref CsvFields fields)
    {
        if (_backgroundLength > 0 && fields.TryTake(_background.AsSpan(0, _backgroundLength)))
        {
            return 0;
        }

        ReadOnlySpan<byte> rest = fields.Rest;
        int pixel = fields.TryTakeNumber(out int number) ? ToPixel(number) : fields.TryTake(out ReadOnlySpan<byte> field) ? Find(field) : -1;
        int length = rest.Length - fields.Rest.Length;
        if (pixel == 0 && !fields.IsAtEnd && length <= SlotLength)
        {
            for (int i = 0; i < Run; i++)
            {
                rest[..length].CopyTo(_background.AsSpan(i * length));
            }

            _backgroundLength = length;
        }

        return pixel;
    }

    /// <summary>Takes the next fields if all are background.</summary>
    public bool TryTakeRun(ref CsvFields fields) => _backgroundLength > 0 && fields.TryTake(_background.AsSpan(0, Run * _backgroundLength));

    /// <summary>Returns the pixel of a field, or -1.</summary>
    public static int ToPixel(ReadOnlySpan<byte> field, CsvLayout layout) =>
        CsvNumber.TryParse(field, layout.Point, out double value) ? PixelNumber.ToPixel(value, layout.IsScaled) : -1;

    private int ToPixel(int number) => !layout.IsScaled ? number <= byte.MaxValue ? number : -1
        : number <= 1 ? number * byte.MaxValue
        : -1;

    private int Find(ReadOnlySpan<byte> field)
    {
        if (field.Length is < 4 or > LongestText)
        {
            return ToPixel(field, layout);
        }

        Span<byte> slot = _slots.AsSpan(PlaceOf(field) * SlotLength, SlotLength);
        if (slot[LengthPlace] == field.Length && field.SequenceEqual(slot[..field.Length]))
        {
            return slot[PixelPlace];
        }

        int pixel = ToPixel(field, layout);
        if (pixel >= 0)
        {
            field.CopyTo(slot);
            (slot[PixelPlace], slot[LengthPlace]) = ((byte)pixel, (byte)field.Length);
        }

        return pixel;
    }

    // By its first and last bytes, in which the texts of a file differ.
    private static int PlaceOf(ReadOnlySpan<byte> field)
    {
        (ulong first, ulong last) = field.Length < sizeof(ulong)
            ? (BinaryPrimitives.ReadUInt32LittleEndian(field), BinaryPrimitives.ReadUInt32LittleEndian(field[^sizeof(uint)..]))
            : (BinaryPrimitives.ReadUInt64LittleEndian(field), BinaryPrimitives.ReadUInt64LittleEndian(field[^sizeof(ulong)..]));
        return (int)(((first * 0x9E3779B97F4A7C15) + last) * 0xD1B54A32D192ED03 >> (64 - Bits));
    }
}
