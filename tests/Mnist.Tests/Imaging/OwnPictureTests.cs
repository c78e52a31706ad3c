using Mnist.Imaging;
using Mnist.Imaging.Preparation;
using Mnist.Learning;
using Mnist.Tests.Support;

namespace Mnist.Tests.Imaging;

public sealed class OwnPictureTests : IDisposable
{
    private static readonly MnistSample s_seven = MnistDataset.Open().Test[0];
    private readonly TempFolder _folder = new();

    [Fact]
    public void LeNet_recognizes_digits_that_were_enlarged_moved_inverted_and_saved()
    {
        MnistDataset mnist = MnistDataset.Open();
        Recipe recipe = Recipe.CaffeLeNet with { Iterations = 500, Optimizer = OptimizerKind.Adam, LearningRate = 0.001 };
        MnistModel lenet = recipe.Train(mnist.Train, null, null).Model;
        SampleSet digits = mnist.Test.Shuffle(seed: 1).Take(1000);
        var pictures = digits.Select((digit, i) => (digit.Label, Path: WritePicture(digit, i))).ToList();
        int right = pictures.Count(picture => lenet.Predict(MnistSample.FromPicture(picture.Path)).Predicted == picture.Label);
        Assert.True(right >= 950, $"{right} of 1000; {lenet.Evaluate(digits)} as they are");
    }

    [Fact]
    public void A_digit_of_the_dataset_comes_out_as_it_was()
    {
        // But for faint pixels at the edge, which decide what fills the 20 x 20.
        double[] distances = [.. MnistDataset.Open().Test.Take(200)
            .Select(digit => Distance(digit, MnistSample.FromPicture(_folder.Write("digit.png", Png.Encode(digit)))))];
        Assert.InRange(distances.Average(), 0, 4);
        Assert.InRange(distances.Max(), 0, 30);
    }

    [Fact]
    public void Ink_may_be_dark_on_bright_or_on_nothing()
    {
        byte[] dark = Drawings.Invert(s_seven.Pixels);
        MnistSample bright = MnistSample.FromPicture(_folder.Write("bright.png", Png.Encode(s_seven)));
        Assert.Equal(bright.Pixels, MnistSample.FromPicture(_folder.Write("dark.png", Png.Encode(dark, 28, 28))).Pixels);

        // Ink in its transparency: what a drawing program exports without a ground.
        var black = new Picture(28, 28, new byte[784], s_seven.Pixels);
        var white = new Picture(28, 28, [.. Enumerable.Repeat((byte)255, 784)], s_seven.Pixels);
        Assert.Equal(bright.Pixels, PicturePreparation.Prepare(black, new PictureOptions(), "black").Largest.Pixels);
        Assert.Equal(bright.Pixels, PicturePreparation.Prepare(white, new PictureOptions(), "white").Largest.Pixels);
    }

    [Fact]
    public void NoInvert_takes_bright_for_ink()
    {
        string path = _folder.Write("dark.png", Png.Encode(Drawings.Invert(s_seven.Pixels), 28, 28));
        MnistSample asIs = MnistSample.FromPicture(path, new PictureOptions { NoInvert = true });
        Assert.True(asIs.Pixels.Count(pixel => pixel > 128) > 200, "the ground should be ink");
    }

    [Fact]
    public void The_longer_side_becomes_20_and_the_center_of_mass_14()
    {
        foreach (int number in Enumerable.Range(0, 40))
        {
            (string name, byte[] content) = Drawings.Make(MnistDataset.Open().Test[number], number);
            MnistSample sample = MnistSample.FromPicture(_folder.Write(name, content));
            int[] rows = [.. Enumerable.Range(0, 28).Where(row => sample.Pixels.AsSpan(28 * row, 28).ContainsAnyExcept((byte)0))];
            int[] columns = [.. Enumerable.Range(0, 28).Where(column => Enumerable.Range(0, 28).Any(row => sample[row, column] > 0))];
            Assert.InRange(Math.Max(rows[^1] - rows[0], columns[^1] - columns[0]) + 1, 19, 20);
            double mass = sample.Pixels.Sum(pixel => (double)pixel);
            Assert.InRange(sample.Pixels.Select((pixel, i) => pixel * (i / 28)).Sum() / mass, 13.49, 14.51);
            Assert.InRange(sample.Pixels.Select((pixel, i) => pixel * (i % 28)).Sum() / mass, 13.49, 14.51);
        }
    }

    [Fact]
    public void The_threshold_decides_what_is_ink()
    {
        // A pale stroke beside a bright one.
        byte[] pixels = new byte[40 * 40];
        for (int row = 5; row < 35; row++)
        {
            pixels[(40 * row) + 10] = pixels[(40 * row) + 11] = 255;
            pixels[(40 * row) + 30] = pixels[(40 * row) + 31] = 90;
        }

        // They hang together at the bottom.
        pixels.AsSpan((40 * 34) + 10, 20).Fill(90);

        string path = _folder.Write("two.png", Png.Encode(pixels, 40, 40));
        Assert.Equal([2, 1, 2], new int?[] { null, 200, 60 }.Select(threshold => Strokes(MnistSample.FromPicture(path, new PictureOptions { Threshold = threshold }))));
        Assert.Throws<ArgumentOutOfRangeException>(() => MnistSample.FromPicture(path, new PictureOptions { Threshold = 256 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => MnistSample.FromPicture(path, new PictureOptions { Label = 256 }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(128)]
    [InlineData(255)]
    public void One_color_is_no_drawing(byte gray)
    {
        string path = _folder.Write("plain.png", Png.Encode([.. Enumerable.Repeat(gray, 1000)], 20, 50));
        Assert.Contains($"one color (gray {gray})", Assert.Throws<DatasetFormatException>(() => MnistSample.FromPicture(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_above_the_threshold_is_said_so()
    {
        byte[] pixels = new byte[100];
        pixels[55] = 100;
        string path = _folder.Write("pale.png", Png.Encode(pixels, 10, 10));
        Assert.Contains("Use a lower threshold", Assert.Throws<DatasetFormatException>(() => MnistSample.FromPicture(path, new PictureOptions { Threshold = 200 })).Message, StringComparison.Ordinal);
        Assert.Equal(400, MnistSample.FromPicture(path).Pixels.Count(pixel => pixel == 255)); // one pixel, enlarged
    }

    public void Dispose() => _folder.Dispose();

    private static double Distance(MnistSample a, MnistSample b) => a.Pixels.Zip(b.Pixels).Average(pair => Math.Abs(pair.First - pair.Second));

    private static int Strokes(MnistSample sample)
    {
        ReadOnlySpan<byte> line = sample.AsSpan().Slice(14 * 28, 28);
        int strokes = 0;
        for (int i = 1; i < line.Length; i++)
        {
            strokes += line[i - 1] == 0 && line[i] > 0 ? 1 : 0;
        }

        return strokes;
    }

    private string WritePicture(MnistSample digit, int number)
    {
        (string name, byte[] content) = Drawings.Make(digit, number);
        return _folder.Write(name, content);
    }
}
