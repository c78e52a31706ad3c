using Mnist.Formats;
using Mnist.Images;
using Mnist.Imaging;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Images;

/// <summary>Pictures that others made: JPEG and BMP, through the plugin.</summary>
public sealed class PictureTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Imaging", "Pictures", name);

    [Theory]
    [InlineData("five.bmp", 0)]
    [InlineData("rgb.bmp", 0)]
    [InlineData("rgba.bmp", 0)]
    [InlineData("five.jpg", 16)]
    [InlineData("five-prog.jpg", 24)]
    [InlineData("cmyk.jpg", 48)]
    public void They_show_what_they_were_made_of(string name, int tolerance)
    {
        MnistSample expected = MnistDataset.Open().Train[0];
        MnistSample actual = Assert.Single(SampleFormat.Image.Read(PathOf(name)));
        Assert.All(expected.Pixels.Zip(actual.Pixels), pair => Assert.InRange(pair.First - pair.Second, -tolerance, tolerance));
    }

    [Fact]
    public void Larger_ones_are_averaged()
    {
        MnistSample expected = MnistDataset.Open().Train[0];
        MnistSample actual = Assert.Single(SampleFormat.Image.Read(PathOf("rgb.jpg"), new ImageReadOptions { Resize = true }));
        Assert.InRange(expected.Pixels.Zip(actual.Pixels).Average(pair => Math.Abs(pair.First - pair.Second)), 0, 6);
    }

    [Fact]
    public void Black_and_white_has_no_other_values() =>
        Assert.All(Assert.Single(SampleFormat.Image.Read(PathOf("one.bmp"))).Pixels, pixel => Assert.True(pixel is 0 or 255));

    [Theory]
    [InlineData("five.jpg")]
    [InlineData("five-prog.jpg")]
    [InlineData("rgb.jpg")]
    [InlineData("five.bmp")]
    [InlineData("rgba.bmp")]
    [InlineData("one.bmp")]
    public void A_picture_that_is_cut_anywhere_is_refused_or_whole(string name)
    {
        byte[] good = File.ReadAllBytes(PathOf(name));
        Picture whole = new PictureDecoder().Decode(good, name, Picture.MaximumPixels, default);
        for (int length = 0; length < good.Length; length++)
        {
            try
            {
                // What follows the pixels (the end marker of JPEG, padding) may be lost.
                Picture cut = new PictureDecoder().Decode(good[..length], name, Picture.MaximumPixels, default);
                Assert.Equal(whole.Gray, cut.Gray);
                Assert.InRange(length, good.Length - 3, good.Length);
            }
            catch (DatasetFormatException exception)
            {
                Assert.Equal(name, exception.Path);
            }
        }
    }

    [Fact]
    public void Giants_and_bombs_are_refused_before_memory_is_taken_for_them()
    {
        byte[] bitmap = File.ReadAllBytes(PathOf("five.bmp"));
        BitConverter.TryWriteBytes(bitmap.AsSpan(18), 30_000);
        BitConverter.TryWriteBytes(bitmap.AsSpan(22), 2_000);
        AssertRefused(bitmap, "bytes for 2000 x 30000 pixels");
        BitConverter.TryWriteBytes(bitmap.AsSpan(22), 2_000_000);
        AssertRefused(bitmap, "2000000 x 30000");

        byte[] jpeg = File.ReadAllBytes(PathOf("five.jpg"));
        int frame = jpeg.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        new byte[] { 0x20, 0x00, 0x20, 0x00 }.CopyTo(jpeg, frame + 5);
        AssertRefused(jpeg, "bytes for 8192 x 8192 pixels");

        byte[] progressive = File.ReadAllBytes(PathOf("five-prog.jpg"));
        int scan = progressive.AsSpan().IndexOf([(byte)0xFF, (byte)0xDA]);
        byte[] scans = [.. progressive[..scan], .. Enumerable.Repeat(progressive[scan..^2], 300).SelectMany(part => part), 0xFF, 0xD9];
        AssertRefused(scans, "at most 256 scans");
    }

    [Theory]
    [InlineData("GIF89a", "found a GIF picture. Save it as PNG.")]
    [InlineData("<!DOCTYPE html>", "found a web page")]
    [InlineData("hello, world", "a picture: PNG, JPEG or BMP")]
    [InlineData("BM", "a picture: PNG, JPEG or BMP")]
    public void Other_files_are_told_apart(string content, string message)
    {
        DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => SampleFormat.Image.Read(_folder.Write("x.jpg", content)).ToList());
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mutants_give_a_picture_or_a_typed_exception()
    {
        byte[][] seeds = [.. Directory.EnumerateFiles(PathOf(".")).Where(PictureName.IsMatch).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        Mutation.Check(seeds, file => new PictureDecoder().Decode(file, "mutant", Picture.MaximumPixels, default), 10_000);
    }

    [Fact]
    public void Cancellation_ends_the_decoding()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(
            () => new PictureDecoder().Decode(File.ReadAllBytes(PathOf("five.jpg")), "x", Picture.MaximumPixels, cancellation.Token));
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertRefused(byte[] content, string part)
    {
        DatasetFormatException? exception = null;
        long taken = Allocation.Of(() => exception = Assert.Throws<DatasetFormatException>(
            () => new PictureDecoder().Decode(content, "giant", Picture.MaximumPixels, default)));
        Assert.Contains(part, exception!.Message, StringComparison.Ordinal);
        Assert.InRange(taken, 0, Allocation.Megabyte);
    }
}
