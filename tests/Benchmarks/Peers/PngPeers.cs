using Mnist.Benchmarks.Racing;
using Mnist.Formats;
using Mnist.Imaging;
using SkiaSharp;

namespace Mnist.Benchmarks.Peers;

/// <summary>Digits to PNG and back in memory, and to a tree of files. Skia gets the settings of ours: no filters, the fast level.</summary>
internal static class PngPeers
{
    private const int Count = 10_000;
    private const int Side = 28;

    private static readonly SKPngEncoderOptions s_fast = new(SKPngEncoderFilterFlags.NoFilters, zLibLevel: 1);

    public static IEnumerable<Race> Races(Workspace workspace)
    {
        SampleSet test = MnistDataset.Open().Test;
        test.Load();
        byte[][] files = [.. test.Select(sample => Png.Encode(sample))];
        using var bitmap = new SKBitmap(new SKImageInfo(Side, Side, SKColorType.Gray8, SKAlphaType.Opaque));

        yield return new Race(
            "10,000 digits to PNG in memory, one thread",
            new Contender("the encoder of Mnist", () => Timing.Of(() => Encode(test))),
            new Contender("SkiaSharp, no filters, level 1", () => Timing.Of(() => EncodeBySkia(test, bitmap, s_fast))) { Target = 1 },
            new Contender("SkiaSharp as it comes", () => Timing.Of(() => EncodeBySkia(test, bitmap, SKPngEncoderOptions.Default))) { Rounds = 3, Target = 1 })
        { Items = (Count, "images"), MinimumRate = 40_000 };

        yield return new Race(
            "10,000 digits from PNG in memory, one thread",
            new Contender("the decoder of Mnist", () => Timing.Of(() => Decode(files))),
            new Contender("SkiaSharp", () => Timing.Of(() => DecodeBySkia(files, bitmap))) { Target = 1 })
        { Items = (Count, "images") };

        string tree = workspace["tree"];
        SampleFormat.Image.Write(tree, test);
        yield return new Race(
            "10,000 digits to a tree of PNG files",
            new Contender("Image.Write", () => workspace.ToNewPath(path => Timing.Of(() => SampleFormat.Image.Write(path, test)))),
            new Contender("limit: cp -r of that tree", () => workspace.ToNewPath(path => Timing.OfProgram("cp", "-r", tree, path))))
        { Items = (Count, "images") };
    }

    private static void Encode(SampleSet samples)
    {
        var encoder = new PngEncoder();
        long length = 0;
        foreach (MnistSample sample in samples)
        {
            length += encoder.Encode(sample.AsSpan(), Side, Side).Length;
        }

        Check(length > 0);
    }

    private static void EncodeBySkia(SampleSet samples, SKBitmap bitmap, SKPngEncoderOptions options)
    {
        using SKPixmap pixels = bitmap.PeekPixels();
        long length = 0;
        foreach (MnistSample sample in samples)
        {
            sample.AsSpan().CopyTo(pixels.GetPixelSpan());
            using SKData file = pixels.Encode(options)!;
            length += file.Size;
        }

        Check(length > 0);
    }

    private static void Decode(byte[][] files)
    {
        var decoder = new PngDecoder();
        foreach (byte[] file in files)
        {
            Check(decoder.Decode(file, "memory").Rows == Side);
        }
    }

    private static void DecodeBySkia(byte[][] files, SKBitmap bitmap)
    {
        foreach (byte[] file in files)
        {
            using SKData data = SKData.CreateCopy(file);
            using SKCodec codec = SKCodec.Create(data)!;
            Check(codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success);
        }
    }

    private static void Check(bool isRight)
    {
        if (!isRight)
        {
            throw new InvalidOperationException("The pictures are not what they should be.");
        }
    }
}
