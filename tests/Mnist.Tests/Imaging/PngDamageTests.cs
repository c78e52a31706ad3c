using Mnist.Imaging;
using Mnist.Tests.Support;

namespace Mnist.Tests.Imaging;

/// <summary>Files that are not what they should be. Whatever they are, the answer is a picture or one kind of exception.</summary>
public sealed class PngDamageTests
{
    private static readonly byte[] s_good = Png.Encode(MnistDataset.Open().Test[0]);

    public static TheoryData<string, byte[]> Lies { get; } = new()
    {
        { "another signature", [1, 2, 3, 4, 5, 6, 7, 8, 9] },
        { "IHDR as the first chunk", PngBytes.File(PngBytes.Data(0, 1), PngBytes.End()) },
        { "IHDR as the first chunk", PngBytes.File(PngBytes.Header(1, 1), PngBytes.Header(1, 1), PngBytes.Data(0, 1), PngBytes.End()) },
        { "13 bytes in IHDR", PngBytes.File(PngBytes.Chunk("IHDR", 1, 2, 3), PngBytes.End()) },
        { "sides of 1 to 65535", PngBytes.File(PngBytes.Header(0, 1), PngBytes.Data(0, 1), PngBytes.End()) },
        { "2147483647 x 2147483647", PngBytes.File(PngBytes.Header(int.MaxValue, int.MaxValue), PngBytes.Data(0, 1), PngBytes.End()) },
        { "4294967295 x 1", PngBytes.File(PngBytes.Header(1, uint.MaxValue), PngBytes.Data(0, 1), PngBytes.End()) },
        { "65535 x 65535", PngBytes.File(PngBytes.Header(65535, 65535, 16, 6), PngBytes.Data(0, 1), PngBytes.End()) },
        { "which are too few", PngBytes.File(PngBytes.Header(8192, 8192, 16, 6), PngBytes.Data(0, 1), PngBytes.End()) },
        { "bit depth 3", PngBytes.File(PngBytes.Header(1, 1, depth: 3), PngBytes.Data(0, 1), PngBytes.End()) },
        { "color type 1", PngBytes.File(PngBytes.Header(1, 1, color: 1), PngBytes.Data(0, 1), PngBytes.End()) },
        { "bit depth 16, color type 3", PngBytes.File(PngBytes.Header(1, 1, depth: 16, color: 3), PngBytes.Data(0, 1), PngBytes.End()) },
        { "interlace 2", PngBytes.File(PngBytes.Header(1, 1, interlace: 2), PngBytes.Data(0, 1), PngBytes.End()) },
        { "compression 1", PngBytes.File(PngBytes.Header(1, 1, compression: 1), PngBytes.Data(0, 1), PngBytes.End()) },
        { "filter 9", PngBytes.File(PngBytes.Header(1, 1, filter: 9), PngBytes.Data(0, 1), PngBytes.End()) },
        { "found fewer", PngBytes.File(PngBytes.Header(2, 2), PngBytes.Data(0, 1, 2), PngBytes.End()) },
        { "found more", PngBytes.File(PngBytes.Header(1, 1), PngBytes.Data(0, 1, 2), PngBytes.End()) },
        { "found 5", PngBytes.File(PngBytes.Header(1, 1), PngBytes.Data(5, 1), PngBytes.End()) },
        { "zlib data", PngBytes.File(PngBytes.Header(1, 1), PngBytes.Chunk("IDAT", 1, 2, 3, 4), PngBytes.End()) },
        { "zlib data", PngBytes.File(PngBytes.Header(1, 1), PngBytes.Chunk("IDAT", [.. PngBytes.Zlib([0, 1])[..^1], 99]), PngBytes.End()) },
        { "IDAT with the pixels", PngBytes.File(PngBytes.Header(1, 1), PngBytes.End()) },
        { "IDAT in a row", PngBytes.File(PngBytes.Header(1, 1), PngBytes.Data(0, 1), PngBytes.Chunk("tEXt", 1), PngBytes.Data(0, 1), PngBytes.End()) },
        { "PNG defines", PngBytes.File(PngBytes.Header(1, 1), PngBytes.Chunk("ABCD", 1), PngBytes.Data(0, 1), PngBytes.End()) },
        { "a palette before the pixels", PngBytes.File(PngBytes.Header(1, 1, color: 3), PngBytes.Data(0, 1), PngBytes.End()) },
        { "a palette of 1 to 256", PngBytes.File(PngBytes.Header(1, 1, color: 3), PngBytes.Chunk("PLTE", 1, 2), PngBytes.Data(0, 1), PngBytes.End()) },
        { "a color beyond it", PngBytes.File(PngBytes.Header(1, 1, color: 3), PngBytes.Chunk("PLTE", 1, 2, 3), PngBytes.Data(0, 1), PngBytes.End()) },
        { "transparency", PngBytes.File(PngBytes.Header(1, 1), PngBytes.Chunk("tRNS", 1), PngBytes.Data(0, 1), PngBytes.End()) },
        { "transparency", PngBytes.File(PngBytes.Header(1, 1, color: 6), PngBytes.Chunk("tRNS", 1, 2, 3, 4, 5, 6), PngBytes.Data(0, 1), PngBytes.End()) },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public void A_lie_is_told_with_what_was_expected_and_what_was_found(string part, byte[] file)
    {
        DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => new PngDecoder().Decode(file, "lie.png"));
        Assert.Equal("lie.png", exception.Path);
        Assert.NotNull(exception.Offset);
        Assert.Contains(part, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_cut_anywhere_is_refused()
    {
        for (int length = 0; length < s_good.Length; length++)
        {
            Assert.Throws<DatasetFormatException>(() => new PngDecoder().Decode(s_good.AsSpan(0, length), "cut.png"));
        }
    }

    [Fact]
    public void No_bit_can_change_unnoticed()
    {
        for (int bit = 0; bit < 8 * s_good.Length; bit++)
        {
            byte[] file = [.. s_good];
            file[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<DatasetFormatException>(() => new PngDecoder().Decode(file, "changed.png"));
        }
    }

    [Fact]
    public void What_inflates_for_ever_takes_no_memory()
    {
        // 100 MB of zeros behind the one row that the header speaks of.
        byte[] bomb = PngBytes.File(PngBytes.Header(28, 1), PngBytes.Data(new byte[100_000_000]), PngBytes.End());
        long taken = Allocation.Of(() => Assert.Throws<DatasetFormatException>(() => new PngDecoder().Decode(bomb, "bomb.png")));
        Assert.InRange(taken, 0, 4 * Allocation.Megabyte);
    }

    [Fact]
    public void A_giant_is_refused_before_memory_is_taken_for_it()
    {
        byte[] giant = PngBytes.File(PngBytes.Header(8000, 8000), PngBytes.Data(new byte[1000]), PngBytes.End());
        long taken = Allocation.Of(() => Assert.Throws<DatasetFormatException>(() => new PngDecoder().Decode(giant, "giant.png")));
        Assert.InRange(taken, 0, Allocation.Megabyte);
    }

    [Fact]
    public void Mutants_with_checksums_that_are_right_give_a_picture_or_a_typed_exception() =>
        Mutation.Check([s_good, .. PngBytes.Kinds], file => new PngDecoder().Decode(PngBytes.Mend(file), "mutant.png", maximumPixels: 1 << 20).Flatten(), 20_000);
}
