using Mnist.Formats;
using Mnist.Imaging;
using Mnist.Learning;
using Mnist.Tests.Imaging.Papers;

namespace Mnist.Tests.Imaging;

/// <summary>Digits on paper: photographs and scans.</summary>
public sealed class PhotographTests
{
    private static readonly Lazy<MnistModel> s_lenet = new(() => (Recipe.CaffeLeNet with { Iterations = 300, Optimizer = OptimizerKind.Adam, LearningRate = 0.001 }).Train(
        MnistDataset.Open().Train, null, null).Model);

    public static TheoryData<string> Kinds => [.. PaperScene.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void LeNet_recognizes_digits_on_paper(string kind)
    {
        MnistSample[] known = [.. MnistDataset.Open().Test.Shuffle(seed: 3).Take(20).Where(digit => s_lenet.Value.Predict(digit).Predicted == digit.Label).Take(8)];
        int right = known.Where((digit, i) => s_lenet.Value.Predict(Read(PaperScene.Make(digit, kind, 100 + i))).Predicted == digit.Label).Count();
        Assert.True(right >= 6, $"{right} of {known.Length}");
    }

    [Theory]
    [InlineData(1, "abcdef")]
    [InlineData(2, "cbafed")]
    [InlineData(3, "fedcba")]
    [InlineData(4, "defabc")]
    [InlineData(5, "adbecf")]
    [InlineData(6, "daebfc")]
    [InlineData(7, "fcebda")]
    [InlineData(8, "cfbead")]
    public void Orientations_are_those_of_EXIF(int orientation, string expected)
    {
        // Two rows of three, as ImageOps.exif_transpose of Pillow turns them.
        (byte[] gray, int rows, int columns) = Orientation.Turn([.. "abcdef"u8], 2, 3, orientation);
        Assert.Equal(expected, System.Text.Encoding.ASCII.GetString(gray));
        Assert.Equal(orientation < 5 ? (2, 3) : (3, 2), (rows, columns));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_photograph_is_turned_upright(bool isLittle)
    {
        MnistSample seven = MnistDataset.Open().Test[0];
        byte[] large = Drawings.Enlarge(seven.Pixels, 28, 28, 280, 280);
        MnistSample expected = Read(Drawings.ToJpeg(large, 280, 280));

        // Stored lying on its side, a quarter to the left: 6 turns it right.
        (byte[] lying, _, _) = Orientation.Turn(large, 280, 280, 8);
        byte[] jpeg = Drawings.ToJpeg(lying, 280, 280);
        byte[] exif = isLittle
            ? [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0]
            : [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        DrawingSample actual = Read([.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. jpeg[2..]]);
        Assert.Equal(6, actual.Orientation);
        Assert.InRange(expected.Pixels.Zip(actual.Pixels).Average(pair => Math.Abs(pair.First - pair.Second)), 0, 3);
    }

    [Fact]
    public void A_PNG_file_is_turned_upright()
    {
        byte[] large = Drawings.Enlarge(MnistDataset.Open().Test[0].Pixels, 28, 28, 280, 280);
        (byte[] lying, _, _) = Orientation.Turn(large, 280, 280, 8);
        byte[] raw = [.. lying.Chunk(280).SelectMany(line => line.Prepend((byte)0))];
        byte[] block = [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0];
        DrawingSample actual = Read(PngBytes.File(PngBytes.Header(280, 280), PngBytes.Chunk("eXIf", block), PngBytes.Data(raw), PngBytes.End()));
        Assert.Equal(6, actual.Orientation);
        Assert.Equal(Read(Png.Encode(large, 280, 280)).Pixels, actual.Pixels);

        // Damaged, it has no effect.
        DrawingSample damaged = Read(PngBytes.File(PngBytes.Header(280, 280), PngBytes.Chunk("eXIf", block[..12]), PngBytes.Data(raw), PngBytes.End()));
        Assert.Equal(1, damaged.Orientation);
        Assert.NotEqual(actual.Pixels, damaged.Pixels);
    }

    [Theory]
    [InlineData(40, 230, 30)]
    [InlineData(25, 80, 240)]
    [InlineData(225, 240, 20)]
    [InlineData(30, 200, 120)]
    public void A_sheet_on_a_large_table_is_paper(byte table, byte paper, byte ink)
    {
        MnistDataset mnist = MnistDataset.Open();
        foreach (int index in (int[])[0, 1, 3, 4])
        {
            byte[] digit = Drawings.Enlarge(mnist.Test[index].Pixels, 28, 28, 200, 200);
            byte[] page = [.. Enumerable.Repeat(table, 600 * 600)];
            for (int row = 0; row < 240; row++)
            {
                page.AsSpan((600 * (200 + row)) + 150, 240).Fill(paper);
            }

            for (int i = 0; i < digit.Length; i++)
            {
                page[(600 * (220 + (i / 200))) + 170 + (i % 200)] = (byte)(paper + ((ink - paper) * digit[i] / 255));
            }

            DrawingSample sample = Read(Png.Encode(page, 600, 600));
            Assert.Equal(mnist.Test[index].Label, s_lenet.Value.Predict(sample).Predicted);
            Assert.Null(sample.Warning);
            Assert.InRange(sample.Box.Rows, 140, 150); // not the paper in the zero
        }
    }

    [Fact]
    public void A_thick_stroke_in_a_shadow_is_one_shape()
    {
        // A marker's circle, four times as wide as the smallest window; the shadow covers half of it.
        const int Side = 600;
        byte[] page = new byte[Side * Side];
        for (int i = 0; i < page.Length; i++)
        {
            (int row, int column) = (i / Side, i % Side);
            double away = Math.Abs(Math.Sqrt(((row - 300) * (row - 300)) + ((column - 280) * (column - 280))) - 120);
            double value = 0.9 - (0.8 * Math.Clamp(36.5 - away, 0, 1));
            page[i] = (byte)(255 * value * (1 - (0.5 * Math.Clamp((column - 290) / 30.0, 0, 1))));
        }

        DrawingSample sample = Read(Png.Encode(page, Side, Side));
        Assert.Equal((1, null), (sample.Shapes, sample.Warning));
        Assert.InRange(sample.Box.Rows, 300, 325);
        Assert.InRange(sample.Box.Columns, 300, 325);
        Assert.Equal(0, sample[14, 14]); // nothing in the circle
    }

    [Fact]
    public void Dirt_in_a_loop_is_left_out()
    {
        byte[] page = new byte[300 * 300];
        for (int i = 0; i < page.Length; i++)
        {
            double away = Math.Sqrt((((i / 300) - 150) * ((i / 300) - 150)) + (((i % 300) - 150) * ((i % 300) - 150)));
            page[i] = (byte)(away is > 70 and < 90 ? 0 : 255);
        }

        byte[] clean = Read(Png.Encode(page, 300, 300)).Pixels;
        foreach (int place in (int[])[(130 * 300) + 140, (160 * 300) + 165, (150 * 300) + 120])
        {
            page[place] = page[place + 1] = page[place + 300] = page[place + 301] = 0;
        }

        DrawingSample dirty = Read(Png.Encode(page, 300, 300));
        Assert.Equal(clean, dirty.Pixels);
        Assert.Equal(["3 specks"], dirty.LeftOut);
    }

    [Fact]
    public void Squared_paper_leaves_no_dots()
    {
        MnistSample zero = MnistDataset.Open().Test[3];
        byte[] page = Drawings.Invert(Drawings.Move(Drawings.Enlarge(zero.Pixels, 28, 28, 280, 280), 280, 280, 500, 500, 110, 110));
        MnistSample expected = Read(Png.Encode(page, 500, 500));
        for (int place = 20; place < 500; place += 35)
        {
            for (int i = 0; i < 500; i++)
            {
                foreach (int pixel in (int[])[(500 * place) + i, (500 * (place + 1)) + i, (500 * i) + place, (500 * i) + place + 1])
                {
                    page[pixel] = Math.Min(page[pixel], (byte)110);
                }
            }
        }

        DrawingSample actual = Read(Png.Encode(page, 500, 500));
        Assert.Equal(["28 lines"], actual.LeftOut);
        Assert.InRange(expected.Pixels.Zip(actual.Pixels).Average(pair => Math.Abs(pair.First - pair.Second)), 0, 8);
    }

    [Fact]
    public void Damaged_EXIF_is_upright()
    {
        byte[] block = [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        Assert.Equal(6, Orientation.OfExif(block));
        for (int length = 0; length < 22; length++)
        {
            Assert.Equal(1, Orientation.OfExif(block.AsSpan(0, Math.Min(length, 21))));
        }

        block[7] = 0xFF;
        Assert.Equal(1, Orientation.OfExif(block));
        (block[7], block[19]) = (8, 9);
        Assert.Equal(1, Orientation.OfExif(block));
    }

    [Fact]
    public void Several_digits_are_one_sample_each()
    {
        MnistDataset mnist = MnistDataset.Open();
        byte[] page = new byte[400 * 600];
        int[] indexes = [0, 1, 3, 4];
        for (int i = 0; i < indexes.Length; i++)
        {
            byte[] digit = Drawings.Enlarge(mnist.Test[indexes[i]].Pixels, 28, 28, 140, 140);
            for (int row = 0; row < 140; row++)
            {
                digit.AsSpan(140 * row, 140).CopyTo(page.AsSpan((((200 * (i / 2)) + 30 + row) * 600) + (300 * (i % 2)) + 60));
            }
        }

        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "page.png");
        File.WriteAllBytes(path, Png.Encode(Drawings.Invert(page), 400, 600));
        IReadOnlyList<DrawingSample> samples = new PictureReader(new PictureOptions()).ReadAll(path, default);
        DrawingSample one = MnistSample.FromPicture(path);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        Assert.Equal([7, 2, 0, 4], samples.Select(sample => s_lenet.Value.Predict(sample).Predicted));
        Assert.Equal([60, 360, 60, 360], samples.Select(sample => sample.Box.Left / 60 * 60));
        Assert.All(samples, sample => Assert.Null(sample.Warning));
        Assert.Equal(4, one.Shapes);
        Assert.Contains("shows 4 shapes", one.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_left_out_is_said()
    {
        MnistSample seven = MnistDataset.Open().Test[0];
        byte[] page = Drawings.Invert(Drawings.Move(Drawings.Enlarge(seven.Pixels, 28, 28, 200, 200), 200, 200, 400, 400, 100, 100));
        MnistSample expected = Read(Png.Encode(page, 400, 400));
        foreach (int row in (int[])[20, 90, 360])
        {
            page.AsSpan(400 * row, 400).Fill(120);
        }

        page[(400 * 40) + 30] = page[(400 * 40) + 31] = page[(400 * 41) + 30] = 0;
        DrawingSample actual = Read(Png.Encode(page, 400, 400));
        Assert.Equal(["3 lines", "1 speck"], actual.LeftOut);

        // The gray of the ink differs a little where the line was.
        Assert.InRange(expected.Pixels.Zip(actual.Pixels).Average(pair => Math.Abs(pair.First - pair.Second)), 0, 8);
    }

    [Theory]
    [InlineData(100, 20, 20, false)]
    [InlineData(100, 20, 20, true)]
    [InlineData(100, 38, 38, true)]
    [InlineData(300, 60, 60, true)]
    [InlineData(300, 100, 70, true)]
    [InlineData(600, 50, 50, true)]
    [InlineData(600, 250, 200, true)]
    public void A_solid_area_is_no_stroke(int side, int halfWidth, int halfHeight, bool isRound)
    {
        byte[] page = new byte[side * side];
        for (int i = 0; i < page.Length; i++)
        {
            double x = ((i % side) + 0.5 - (side / 2.0)) / halfWidth, y = ((i / side) + 0.5 - (side / 2.0)) / halfHeight;
            page[i] = (isRound ? (x * x) + (y * y) : Math.Max(Math.Abs(x), Math.Abs(y))) <= 1 ? byte.MinValue : byte.MaxValue;
        }

        Assert.Contains("shows a solid area", Read(Png.Encode(page, side, side)).Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Noise_is_nothing_but_paper()
    {
        var random = new SeededRandom(1);
        byte[] page = [.. Enumerable.Range(0, 300 * 300).Select(_ => (byte)(200 + random.Next(30)))];
        Assert.Contains("nothing but paper", Assert.Throws<DatasetFormatException>(() => Read(Png.Encode(page, 300, 300))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RIFF\0\0\0\0WEBPVP8 ", "WebP")]
    [InlineData("GIF89a\0\0", "GIF")]
    [InlineData("\0\0\0\u0018ftypheic", "HEIC")]
    [InlineData("\0\0\0\u0018ftypavif", "AVIF")]
    [InlineData("II*\0\0\0\0\0", "TIFF")]
    public void Other_pictures_are_refused_by_name(string content, string name)
    {
        DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => Read(System.Text.Encoding.Latin1.GetBytes(content)));
        Assert.Contains($"{name} picture", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Save it as PNG", exception.Message, StringComparison.Ordinal);
    }

    private static DrawingSample Read(byte[] file) => MnistSample.FromPicture(new MemoryStream(file));
}
