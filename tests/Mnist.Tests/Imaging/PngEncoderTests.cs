using System.IO.Compression;
using Mnist.Imaging;
using Mnist.Tests.Support;
using StbImageSharp;

namespace Mnist.Tests.Imaging;

public sealed class PngEncoderTests
{
    [Fact]
    public void A_decoder_of_others_gives_back_every_test_image()
    {
        var encoder = new PngEncoder();
        long length = 0;
        SampleSet test = MnistDataset.Open().Test;
        for (int i = 0; i < test.Count; i++)
        {
            ReadOnlySpan<byte> png = encoder.Encode(test[i].AsSpan(), 28, 28);
            length += png.Length;
            ImageResult image = ImageResult.FromMemory(png.ToArray());
            Assert.Equal((28, 28, ColorComponents.Grey), (image.Width, image.Height, image.SourceComp));
            Assert.True(test[i].AsSpan().SequenceEqual(image.Data), $"The pixels of image {i} differ.");
        }

        // As large as those of the published trees: 254 bytes with the best compression, 277 with the fast one.
        Assert.InRange(length / (double)test.Count, 240, 300);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 300)]
    [InlineData(300, 1)]
    [InlineData(5, 7)]
    [InlineData(32, 32)]
    [InlineData(500, 500)]
    public void Any_size_of_noise_survives(int rows, int columns)
    {
        MnistSample sample = TestSamples.Make(3, rows, columns, seed: rows);
        ImageResult image = ImageResult.FromMemory(Png.Encode(sample));
        Assert.Equal((rows, columns), (image.Height, image.Width));
        Assert.Equal(sample.Pixels, image.Data);
    }

    [Fact]
    public void The_bytes_are_those_of_the_specification()
    {
        byte[] png = Png.Encode([0, 255], rows: 1, columns: 2);
        byte[] head = [.. PngBytes.Signature, .. PngBytes.Header(columns: 2, rows: 1)];
        Assert.Equal(head, png[..head.Length]);
        Assert.Equal(PngBytes.End(), png[^12..]);
        byte[] data = png[head.Length..^12];
        Assert.Equal(data, PngBytes.Chunk("IDAT", data[8..^4]));
        using var zlib = new ZLibStream(new MemoryStream(data[8..^4]), CompressionMode.Decompress);
        byte[] raw = new byte[4];
        Assert.Equal(3, zlib.Read(raw));
        Assert.Equal([0, 0, 255, 0], raw);
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(2, 3)]
    [InlineData(-2, -2)]
    [InlineData(65536, 65537)]
    public void Sizes_that_do_not_fit_are_refused(int rows, int columns) =>
        Assert.Throws<ArgumentException>(() => Png.Encode(new byte[4], rows, columns));
}
