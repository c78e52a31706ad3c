namespace Mnist.Tests.Support;

/// <summary>Sets of samples with pixels that tell where they come from.</summary>
internal static class TestSamples
{
    public static MnistSample Make(int label, int rows = 28, int columns = 28, int seed = 0)
    {
        byte[] pixels = new byte[rows * columns];
        new Random(seed).NextBytes(pixels);
        return new MnistSample(pixels, label, rows, columns);
    }

    public static SampleSet MakeSet(int count, int rows = 28, int columns = 28) =>
        SampleSet.From(Enumerable.Range(0, count).Select(i => Make(i % 10, rows, columns, seed: i)));

    /// <summary>Fails unless two sets have the same labels and pixels in the same order.</summary>
    public static void AssertSame(IReadOnlyList<MnistSample> expected, IReadOnlyList<MnistSample> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            Assert.Equal(expected[i].Label, actual[i].Label);
            Assert.True(expected[i].AsSpan().SequenceEqual(actual[i].AsSpan()), $"The pixels of sample {i} differ.");
            Assert.Equal((expected[i].Rows, expected[i].Columns), (actual[i].Rows, actual[i].Columns));
        }
    }
}
