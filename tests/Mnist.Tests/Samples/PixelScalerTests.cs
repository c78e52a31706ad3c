using CsCheck;
using Mnist.Tests.Batches;

namespace Mnist.Tests.Samples;

/// <summary>Digests are those of Reference/batches.py.</summary>
public sealed class PixelScalerTests
{
    private static readonly byte[] s_all = [.. Enumerable.Range(0, 256).Select(pixel => (byte)pixel)];

    [Fact]
    public void All_256_values_are_those_of_TensorFlow()
    {
        float[] target = new float[256];
        PixelScaler.Scale(s_all, target, PixelScaler.Unit);
        Assert.Equal("d5f525a13a07c1d604032ed460ac58ad9e012b8bec74236bd5f4f46142995b87", BatchSets.Digest(target));
        Assert.Equal((0f, 1f), (target[0], target[255]));
    }

    [Theory]
    [InlineData(0.1307, 0.3081, "c4a5be451f2426d5c404f24c56c918e07737dd7cc012a36e11fda837d115ec0a")]
    [InlineData(-2.5, 7, "74cb82eb19513959be41cc8bd88c89df2ca829af70b04c4438674847e44aba15")]
    public void Standardized_values_are_those_of_the_model(double mean, double deviation, string digest)
    {
        SampleSet set = SampleSet.From([new MnistSample(s_all, rows: 16, columns: 16)]);
        Batch batch = set.Batches(new BatchOptions { Scale = false, Standardize = new Standardization(mean, deviation) }).Single();
        Assert.Equal(digest, BatchSets.Digest(batch.As<float>()));
    }

    [Fact]
    public void Every_length_equals_one_by_one() => Gen.Byte.Array[0, 150].Sample(pixels =>
    {
        float[] target = new float[pixels.Length];
        PixelScaler.Scale(pixels, target, 0.3f);
        Assert.Equal(pixels.Select(pixel => pixel * 0.3f), target);
        PixelScaler.Standardize(target, 0.7f, 1.3f);
        Assert.Equal(pixels.Select(pixel => ((pixel * 0.3f) - 0.7f) / 1.3f), target);
    });

    [Fact]
    public void The_target_must_be_as_long() =>
        Assert.Throws<ArgumentException>(() => PixelScaler.Scale(new byte[3], new float[4], 1));
}
