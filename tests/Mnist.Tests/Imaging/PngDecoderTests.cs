using CsCheck;
using Mnist.Imaging;
using StbImageSharp;

namespace Mnist.Tests.Imaging;

public sealed class PngDecoderTests
{
    // Bit depths that go with each color type.
    private static readonly (int Color, int Depth, int Channels)[] s_kinds =
    [
        (0, 1, 1), (0, 2, 1), (0, 4, 1), (0, 8, 1), (0, 16, 1),
        (2, 8, 3), (2, 16, 3),
        (3, 1, 1), (3, 2, 1), (3, 4, 1), (3, 8, 1),
        (4, 8, 2), (4, 16, 2),
        (6, 8, 4), (6, 16, 4),
    ];

    [Fact]
    public void Pictures_of_all_kinds_are_what_another_decoder_makes_of_them() =>
        Gen.Select(Gen.Int[0, s_kinds.Length - 1], Gen.Int[1, 20], Gen.Int[1, 20], Gen.Bool, Gen.Bool, Gen.Int).Sample(
            (kind, columns, rows, isInterlaced, hasTransparency, seed) =>
            {
                (int color, int depth, int channels) = s_kinds[kind];
                byte[] file = Make(color, depth, channels, columns, rows, isInterlaced, hasTransparency, seed);
                Picture ours = new PngDecoder().Decode(file, "x");
                ImageResult theirs = ImageResult.FromMemory(file, ColorComponents.RedGreenBlueAlpha);
                Assert.Equal((rows, columns), (ours.Rows, ours.Columns));
                Assert.Equal((rows, columns), (theirs.Height, theirs.Width));
                for (int i = 0; i < rows * columns; i++)
                {
                    // 16 bits are rounded here and cut there.
                    int difference = ours.Gray[i] - Picture.Luminance(theirs.Data[4 * i], theirs.Data[(4 * i) + 1], theirs.Data[(4 * i) + 2]);
                    int alpha = (ours.Alpha?[i] ?? 255) - theirs.Data[(4 * i) + 3];
                    int tolerance = depth == 16 ? 1 : 0;
                    Assert.InRange(difference, -tolerance, tolerance);
                    Assert.InRange(alpha, -tolerance, tolerance);
                }
            },
            iter: 2000);

    [Theory]
    [InlineData(0, new byte[] { 10, 20, 30, 40 })]
    [InlineData(1, new byte[] { 10, 30, 30, 70 })]
    [InlineData(2, new byte[] { 10, 20, 40, 60 })]
    [InlineData(3, new byte[] { 10, 25, 35, 70 })]
    [InlineData(4, new byte[] { 10, 30, 40, 80 })]
    public void Each_filter_is_taken_off_as_the_specification_says(byte filter, byte[] expected)
    {
        // Sub and Average look left within a row; Up, Average and Paeth at the row above.
        byte[] file = PngBytes.Gray(2, 2, filter, 10, 20, filter, 30, 40);
        Assert.Equal(expected, new PngDecoder().Decode(file, "x").Gray);
    }

    [Fact]
    public void Data_may_come_in_many_chunks_among_chunks_that_do_not_matter()
    {
        byte[] zlib = PngBytes.Zlib([0, 1, 2, 0, 3, 4]);
        byte[] file = PngBytes.File(
            [
                PngBytes.Header(2, 2),
                PngBytes.Chunk("gAMA", 0, 0, 177, 143),
                .. zlib.Select(piece => PngBytes.Chunk("IDAT", piece)),
                PngBytes.Chunk("tEXt", 65, 0, 66),
                PngBytes.End(),
                [1, 2, 3],
            ]);
        Assert.Equal([1, 2, 3, 4], new PngDecoder().Decode(file, "x").Gray);
    }

    [Fact]
    public void What_is_transparent_becomes_background()
    {
        byte[] file = PngBytes.File(PngBytes.Header(2, 1, color: 4), PngBytes.Data(0, 200, 0, 200, 128), PngBytes.End());
        Assert.Equal([0, 100], new PngDecoder().Decode(file, "x").Flatten());
    }

    private static byte[] Make(int color, int depth, int channels, int columns, int rows, bool isInterlaced, bool hasTransparency, int seed)
    {
        var random = new Random(seed);
        int length = PngBytes.RawLength(columns, rows, channels * depth, isInterlaced);
        byte[] raw = new byte[length];
        random.NextBytes(raw);
        Refilter(raw, columns, rows, channels * depth, isInterlaced, random);
        byte[] palette = new byte[3 * (1 << Math.Min(depth, 8))];
        random.NextBytes(palette);
        byte[] transparency = new byte[color switch { 0 => 2, 2 => 6, _ => 1 + random.Next(palette.Length / 3) }];
        for (int i = 0; i < transparency.Length; i++)
        {
            // Keys have the depth of the pixels; small ones meet some of those.
            transparency[i] = (byte)(color == 3 ? random.Next(256) : i % 2 == 0 ? 0 : random.Next(Math.Min(256, 1 << depth)));
        }

        List<byte[]> chunks = [PngBytes.Header(columns, rows, depth, color, isInterlaced ? 1 : 0)];
        if (color == 3)
        {
            chunks.Add(PngBytes.Chunk("PLTE", palette));
        }

        // The other decoder has no transparent color of 16 bits in gray.
        if (hasTransparency && color is 0 or 2 or 3 && depth < 16)
        {
            chunks.Add(PngBytes.Chunk("tRNS", transparency));
        }

        return PngBytes.File([.. chunks, PngBytes.Data(raw), PngBytes.End()]);
    }

    // Random bytes are rows already, but for the filter at the start of each.
    private static void Refilter(byte[] raw, int columns, int rows, int bits, bool isInterlaced, Random random)
    {
        (int Row, int Column, int RowStep, int ColumnStep)[] passes = isInterlaced
            ? [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)]
            : [(0, 0, 1, 1)];
        int place = 0;
        foreach ((int row, int column, int rowStep, int columnStep) in passes)
        {
            int width = Enumerable.Range(0, columns).Count(x => x >= column && (x - column) % columnStep == 0);
            int height = Enumerable.Range(0, rows).Count(y => y >= row && (y - row) % rowStep == 0);
            for (int i = 0; width > 0 && i < height; i++, place += 1 + (((width * bits) + 7) / 8))
            {
                raw[place] = (byte)random.Next(5);
            }
        }
    }
}
