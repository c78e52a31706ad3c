using System.Globalization;
using Mnist.Imaging;
using Mnist.Learning;
using Mnist.Tests.Imaging.Papers;

namespace Mnist.Benchmarks.Drawings;

/// <summary>Counts the digits on paper that LeNet recognizes: 100 of each kind, of test images that it knows.</summary>
internal static class DrawingRun
{
    private const int Count = 100;
    private const int FirstSeed = 9000;
    private const int Clean = 2000;

    public static int Run()
    {
        MnistDataset mnist = MnistDataset.Open();
        MnistModel lenet = (Recipe.CaffeLeNet with { Iterations = 1500 }).Train(mnist.Train, null, null, new TrainingOptions { Seed = 1 }).Model;
        Console.WriteLine("| kind | right | warned |\n|---|---:|---:|");
        foreach (string kind in PaperScene.Kinds)
        {
            int right = 0, warned = 0;
            for (int seed = FirstSeed; seed < FirstSeed + Count; seed++)
            {
                MnistSample digit = Known(mnist, lenet, seed);
                try
                {
                    DrawingSample sample = MnistSample.FromPicture(new MemoryStream(PaperScene.Make(digit, kind, seed)));
                    right += lenet.Predict(sample).Predicted == digit.Label ? 1 : 0;
                    warned += sample.Warning is null ? 0 : 1;
                }
                catch (DatasetFormatException)
                {
                    warned++;
                }
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {kind} | {right} of {Count} | {warned} |"));
        }

        SampleSet clean = mnist.Test.Take(Clean);
        int prepared = clean.Count(digit => lenet.Predict(MnistSample.FromPicture(new MemoryStream(Draw(digit)))).Predicted == digit.Label);
        int plain = clean.Count(digit => lenet.Predict(digit).Predicted == digit.Label);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"clean drawings: {prepared} of {Clean}, the images as they are: {plain}"));
        return 0;
    }

    /// <summary>Makes a clean drawing: the image ten times as large, black on white, with a margin.</summary>
    private static byte[] Draw(MnistSample digit)
    {
        const int Scale = 10;
        const int Margin = 40;
        (int rows, int columns) = ((digit.Rows * Scale) + (2 * Margin), (digit.Columns * Scale) + (2 * Margin));
        byte[] pixels = new byte[rows * columns];
        Array.Fill(pixels, byte.MaxValue);
        ReadOnlySpan<byte> ink = digit.AsSpan();
        for (int row = 0; row < digit.Rows * Scale; row++)
        {
            for (int column = 0; column < digit.Columns * Scale; column++)
            {
                pixels[((row + Margin) * columns) + column + Margin] -= ink[(row / Scale * digit.Columns) + (column / Scale)];
            }
        }

        return Png.Encode(pixels, rows, columns);
    }

    private static MnistSample Known(MnistDataset mnist, MnistModel lenet, int seed)
    {
        var random = new SeededRandom(seed);
        MnistSample digit;
        do
        {
            digit = mnist.Test[random.Next(mnist.Test.Count)];
        }
        while (lenet.Predict(digit).Predicted != digit.Label);
        return digit;
    }
}
