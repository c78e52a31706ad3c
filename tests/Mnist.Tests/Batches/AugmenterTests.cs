using System.Globalization;
using CsCheck;

namespace Mnist.Tests.Batches;

/// <summary>Digests are those of Reference/batches.py: of the first 8 training images in epoch 0, then in epoch 2, with seed 11.</summary>
public sealed class AugmenterTests
{
    private static readonly SampleSet s_train = MnistDataset.Open().Train;

    [Theory]
    [InlineData(2, 10, 0.1, 0, 4, "2fdb0b4763c63d716112a5a9fec1fe5460a55f7fd53ebb417e78cd3ca5abd3e4")]
    [InlineData(40, 0, 0, 0, 4, "19d413655c96b0424755c3a441e6fafa05d4d9763cc518505f5f59aa682f28e0")]
    [InlineData(0, 180, 0, 0, 4, "648dc8b4a30f6101c449122ca4afb64fbdbaca89d012a29b6f9f16ffd26a290f")]
    [InlineData(0, 0, 0, 34, 4, "c19c87de5af5f2b0a9f7792f781a8c75c3b254fe4a6d7165310f632bb8d6cb9c")]
    [InlineData(2, 10, 0.1, 17, 4, "cce0906f7dc7e6dabe55be8f737d18252fe59edfc68617ff64f5ec7edb8f580d")]
    [InlineData(0, 0, 0, 8, 1.3, "aa7e491984aafa755b52bda1f41b5736205c88c7c239c59f4db3076fb5293b2b")]
    [InlineData(0, 0, 0, 0, 4, "d9dfffc5370de5434c03ff9a6dc59825bfa23c19473ccb1998d9e6402e5ad0d0", true)]
    [InlineData(2, 0, 0, 8, 4, "828d67f56c3492a76be387b8f29acb6634c1262929cc2d8d03881ea906cf3c84", true)]
    public void Images_are_those_of_the_model(double shift, double rotation, double zoom, double alpha, double sigma, string digest, bool flip = false)
    {
        var augmentation = new Augmentation { Shift = shift, Rotation = rotation, Zoom = zoom, ElasticAlpha = alpha, ElasticSigma = sigma, HorizontalFlip = flip };
        var augmenter = new Augmenter(augmentation, seed: 11);
        byte[] images = new byte[16 * 784];

        // Backwards: what happens to an image does not depend on those before it.
        for (int i = 15; i >= 0; i--)
        {
            augmenter.Apply(s_train[i % 8].AsSpan(), images.AsSpan(i * 784, 784), place: i % 8, epoch: i < 8 ? 0 : 2);
        }

        Assert.Equal(digest, BatchSets.Digest(images));
    }

    [Fact]
    public void Nothing_asked_for_changes_nothing()
    {
        byte[] target = new byte[784];
        new Augmenter(new Augmentation(), seed: 1).Apply(s_train[0].AsSpan(), target, place: 0);
        Assert.Equal(s_train[0].Pixels, target);
        Assert.True(new Augmentation { ElasticSigma = 9 }.IsNone);
        Assert.False(Augmentation.Gentle.IsNone);
    }

    [Fact]
    public void The_text_names_the_changes_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Assert.Equal("shift 2, rotation 10, zoom 0.1, elastic 17 (sigma 4)", $"{Augmentation.Gentle}");
            Assert.Equal("shift 0.5, horizontal flip", $"{new Augmentation { Shift = 0.5, HorizontalFlip = true }}");
            Assert.Equal("none", $"{new Augmentation()}");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Gentle_changes_keep_the_digit_where_it_was()
    {
        var augmenter = new Augmenter(Augmentation.Gentle, seed: 1);
        byte[] target = new byte[784];
        for (int i = 0; i < 200; i++)
        {
            augmenter.Apply(s_train[i].AsSpan(), target, i);
            Assert.NotEqual(s_train[i].Pixels, target);
            double ink = s_train[i].Pixels.Sum(pixel => (double)pixel);
            Assert.InRange(target.Sum(pixel => (double)pixel), 0.6 * ink, 1.5 * ink);
        }
    }

    [Fact]
    public void Any_size_and_strength_gives_an_image() => Gen.Select(
        Gen.Int[1, 40], Gen.Int[1, 40], Gen.Double[0, 1e9], Gen.Double[0, 180], Gen.Double[0, 0.9], Gen.Int[0, 3].Select(i => new[] { 0, 1e-9, 34, 1e300 }[i]), Gen.Double[0.1, 30])
        .Sample((rows, columns, shift, rotation, zoom, alpha, sigma) =>
        {
            var augmentation = new Augmentation { Shift = shift, Rotation = rotation, Zoom = zoom, ElasticAlpha = alpha, ElasticSigma = sigma };
            byte[] white = [.. Enumerable.Repeat((byte)255, rows * columns)];
            byte[] target = new byte[white.Length];
            new Augmenter(augmentation, seed: 3, rows, columns).Apply(white, target, place: 1);
        }, iter: 200);

    [Theory]
    [InlineData(-1, 0, 0, 0, 4)]
    [InlineData(double.NaN, 0, 0, 0, 4)]
    [InlineData(double.PositiveInfinity, 0, 0, 0, 4)]
    [InlineData(0, 181, 0, 0, 4)]
    [InlineData(0, 0, 1, 0, 4)]
    [InlineData(0, 0, 0, -1, 4)]
    [InlineData(0, 0, 0, 1, 0)]
    [InlineData(0, 0, 0, 1, 101)]
    public void Numbers_out_of_range_are_refused(double shift, double rotation, double zoom, double alpha, double sigma) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new Augmentation { Shift = shift, Rotation = rotation, Zoom = zoom, ElasticAlpha = alpha, ElasticSigma = sigma });

    [Fact]
    public void Images_of_other_sizes_and_in_place_are_refused()
    {
        var augmenter = new Augmenter(Augmentation.Gentle, seed: 1);
        byte[] pixels = new byte[784];
        Assert.Throws<ArgumentException>(() => augmenter.Apply(pixels, pixels, place: 0));
        Assert.Throws<ArgumentException>(() => augmenter.Apply(pixels, new byte[783], place: 0));
        Assert.Throws<ArgumentException>(() => augmenter.Apply(new byte[1], new byte[784], place: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Augmenter(Augmentation.Gentle, 1, rows: 0));
        Assert.Throws<ArgumentNullException>(() => new Augmenter(null!, 1));
    }
}
