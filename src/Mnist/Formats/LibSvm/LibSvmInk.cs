namespace Mnist.Formats.LibSvm;

/// <summary>Finds images of MNIST that are shifted by one pixel, because their indexes start with 0 and not with 1.</summary>
/// <remarks>
/// 65 of the 784 pixels have no ink in any of the 70,000 images. A file is shifted if it puts ink there, but none with indexes from 0.
/// Other datasets of 28 x 28 have ink there in both cases.
/// </remarks>
internal sealed class LibSvmInk
{
    private const int Size = 28;

    // For each row, a bit for each pixel that has ink in any image of MNIST. Bit 0 is the left one.
    private static readonly uint[] s_rows =
    [
        0x000F000, 0x0FFFFF0, 0x3FFFFFC, 0x7FFFFFC, 0xFFFFFFE, 0xFFFFFFE, 0xFFFFFFE,
        0xFFFFFFF, 0xFFFFFFF, 0xFFFFFFF, 0xFFFFFFF, 0xFFFFFFF, 0xFFFFFFF, 0xFFFFFFF,
        0xFFFFFFF, 0xFFFFFFF, 0xFFFFFFF, 0xFFFFFFE, 0xFFFFFFF, 0xFFFFFFF, 0xFFFFFFE,
        0xFFFFFFF, 0xFFFFFFF, 0x7FFFFFE, 0x7FFFFFC, 0x7FFFFFC, 0x3FFFFF8, 0x0FFFFF0,
    ];

    private bool _isOutside;
    private bool _isOutsideFromZero;

    /// <summary>True if indexes that start with 1 put ink where MNIST has none, and indexes that start with 0 do not.</summary>
    public bool IsShifted => _isOutside && !_isOutsideFromZero;

    /// <summary>Returns true if the rule fits the images: MNIST, or files without a dataset, of 28 x 28.</summary>
    public static bool Covers(LibSvmReadOptions options) =>
        options is { Rows: Size, Columns: Size } && (options.Dataset is null || options.Dataset.Equals("MNIST", StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds a pixel with ink.</summary>
    /// <param name="place">The pixel from 0, with indexes that start with 1.</param>
    public void Add(int place)
    {
        _isOutside |= !HasInk(place);
        _isOutsideFromZero |= place + 1 >= Size * Size || !HasInk(place + 1);
    }

    private static bool HasInk(int place) => ((s_rows[place / Size] >> (place % Size)) & 1) != 0;
}
