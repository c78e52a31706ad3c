using CsCheck;

namespace Mnist.Tests.Batches;

/// <summary>Digests are those of Reference/batches.py.</summary>
public sealed class BinarizationTests
{
    private static readonly SampleSet s_train = MnistDataset.Open().Train;

    [Fact]
    public void Rounded_is_ink_from_128()
    {
        byte[] pixels = [.. Enumerable.Range(0, 256).Select(pixel => (byte)pixel)];
        byte[] target = new byte[256];
        new Binarization(BinarizationMode.Rounded).Apply(pixels, target, place: 0);
        Assert.Equal(pixels.Select(pixel => (byte)(pixel / 255.0 > 0.5 ? 1 : 0)), target);
        new Binarization(BinarizationMode.Rounded, ink: 255).Apply(pixels, target, place: 0);
        Assert.Equal(pixels.Select(pixel => (byte)(pixel / 255.0 > 0.5 ? 255 : 0)), target);
    }

    [Fact]
    public void Every_length_equals_one_by_one() => Gen.Byte.Array[0, 150].Sample(pixels =>
    {
        byte[] target = new byte[pixels.Length];
        new Binarization(BinarizationMode.Rounded, ink: 9).Apply(pixels, target, place: 0);
        Assert.Equal(pixels.Select(pixel => (byte)(pixel >= 128 ? 9 : 0)), target);
    });

    [Theory]
    [InlineData(0, "9027ba2c264ba5a53668387c82c72b6d1f14c3ed310705b8ec052f302b618a76")]
    [InlineData(3, "73f6edd3d824459e9b5ee8952a5c8232b61faa8e3e3b8d5ac71d0b57d5372304")]
    public void Random_ink_is_that_of_the_model(int epoch, string digest)
    {
        var binarization = new Binarization(BinarizationMode.Random, seed: 5);
        byte[] target = new byte[784 * 100];
        for (int i = 99; i >= 0; i--)
        {
            binarization.Apply(s_train[i].AsSpan(), target.AsSpan(784 * i, 784), i, epoch);
        }

        Assert.Equal(digest, BatchSets.Digest(target));
    }

    [Fact]
    public void Random_ink_comes_with_the_probability_of_the_grey()
    {
        byte[] pixels = [.. Enumerable.Repeat((byte)0, 10_000), .. Enumerable.Repeat((byte)51, 10_000), .. Enumerable.Repeat((byte)255, 10_000)];
        byte[] target = new byte[pixels.Length];
        new Binarization(BinarizationMode.Random, seed: 1).Apply(pixels, target, place: 0);
        Assert.DoesNotContain((byte)1, target[..10_000]);
        Assert.InRange(target[10_000..20_000].Sum(pixel => pixel), 1800, 2200); // 5 standard deviations
        Assert.DoesNotContain((byte)0, target[20_000..]);
    }

    [Fact]
    public void A_sample_becomes_a_sample()
    {
        MnistSample sample = s_train[7];
        MnistSample binary = new Binarization(BinarizationMode.Rounded, ink: 255).Apply(sample);
        Assert.Equal(sample.ToString(), binary.ToString());
        Assert.Equal(sample.Pixels.Select(pixel => (byte)(pixel >= 128 ? 255 : 0)), binary.Pixels);
        Assert.Same(sample, new Binarization(BinarizationMode.None).Apply(sample));

        byte[] expected = new byte[784];
        var random = new Binarization(BinarizationMode.Random, seed: 2);
        random.Apply(sample.AsSpan(), expected, place: 7);
        Assert.Equal(expected, random.Apply(sample).Pixels);
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Binarization((BinarizationMode)3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Binarization(BinarizationMode.Rounded, ink: 0));
        Assert.Throws<ArgumentException>(() => new Binarization(BinarizationMode.None).Apply(new byte[3], new byte[4], place: 0));
        Assert.Throws<ArgumentNullException>(() => new Binarization(BinarizationMode.None).Apply(null!));
    }
}
