using System.Globalization;
using CsCheck;
using Mnist.Tests.Support;

namespace Mnist.Tests.Batches;

/// <summary>Deskewing beside numpy and scipy, written from the definition: moments, and a shift of each row.</summary>
public sealed class DeskewingTests
{
    private static readonly MnistDataset s_mnist = MnistDataset.Open();

    [Fact]
    public void Equal_to_scipy_pixel_by_pixel()
    {
        const string Script = """
            import gzip, hashlib, sys
            import numpy
            from scipy.ndimage import map_coordinates
            with gzip.open(sys.argv[1]) as file:
                images = numpy.frombuffer(file.read(), numpy.uint8, offset=16).reshape(-1, 28, 28)[:int(sys.argv[2])]
            rows, columns = numpy.mgrid[0:28, 0:28].astype(numpy.float64)
            for image in images.astype(numpy.float64):
                ink = image.sum()
                x, y = (columns * image).sum() / ink, (rows * image).sum() / ink
                slant = ((columns - x) * (rows - y) * image).sum() / ((rows - y) ** 2 * image).sum()
                upright = map_coordinates(image, [rows, columns + slant * (rows - y)], order=1, mode="grid-constant", cval=0)
                print(" ".join(f"{value:.4f}" for value in upright.ravel()))
            """;
        const int Count = 500;
        string[] expected = Outside.Python("scipy", "python3-scipy", Script, Path.Combine(s_mnist.Location, "t10k-images-idx3-ubyte.gz"), Count.ToString(CultureInfo.InvariantCulture)).Split('\n');
        Assert.Equal(Count, expected.Length);
        foreach ((string row, MnistSample upright) in expected.Zip(s_mnist.Test.Take(Count).Deskew()))
        {
            double[] values = [.. row.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
            Assert.All(values.Zip(upright.Pixels), pair => Assert.Equal(pair.First, pair.Second, 0.5001));
        }
    }

    [Fact]
    public void A_slanted_line_becomes_upright()
    {
        byte[] pixels = new byte[25];
        byte[] upright = new byte[25];
        for (int row = 0; row < 5; row++)
        {
            pixels[(row * 5) + row] = 200;
            upright[(row * 5) + 2] = 200;
        }

        Assert.Equal(upright, new MnistSample(pixels, 1, 5, 5).Deskew().Pixels);
    }

    [Fact]
    public void A_sample_keeps_its_origin_and_does_not_change()
    {
        MnistSample original = s_mnist.Test[7];
        byte[] before = original.Pixels;
        MnistSample upright = original.Deskew();
        Assert.Equal(("MNIST", Split.Test, 7, original.Label, original.Category), (upright.Dataset, upright.Split, upright.Index, upright.Label, upright.Category));
        Assert.NotEqual(before, upright.Pixels);
        Assert.Equal(before, original.Pixels);
    }

    [Fact]
    public void What_is_upright_stays_and_so_does_what_has_no_slant()
    {
        byte[] row = [0, 0, 0, 9, 200, 7, 0, 0, 0];
        Assert.Equal(row, new MnistSample(row, 1, 3, 3).Deskew().Pixels);
        Assert.Equal(new byte[9], new MnistSample(new byte[9], 1, 3, 3).Deskew().Pixels);
        Assert.Equal([255], new MnistSample([255], 1, 1, 1).Deskew().Pixels);
    }

    [Fact]
    public void Afterwards_columns_and_rows_are_hardly_related() => Gen.Int[0, 9_999].Sample(index =>
    {
        Assert.InRange(Math.Abs(SlantOf(s_mnist.Test[index].Deskew())), 0, 0.05);
    }, iter: 300);

    [Fact]
    public void Images_of_any_size_and_content_are_taken() => (
        from rows in Gen.Int[1, 40]
        from columns in Gen.Int[1, 40]
        from pixels in Gen.Byte.Array[rows * columns]
        select (rows, columns, pixels)).Sample(image =>
            Assert.Equal(image.pixels.Length, new MnistSample(image.pixels, 0, image.rows, image.columns).Deskew().Pixels.Length), iter: 300);

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Contains("10 pixels", Assert.Throws<ArgumentException>(() => Deskewing.Apply(new byte[10], new byte[10], 3)).Message, StringComparison.Ordinal);
        Assert.Contains("target 8", Assert.Throws<ArgumentException>(() => Deskewing.Apply(new byte[9], new byte[8], 3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Deskewing.Apply(new byte[9], new byte[9], 0));
    }

    private static double SlantOf(MnistSample sample)
    {
        (double ink, double x, double y) = (0, 0, 0);
        Visit((column, row, value) => (ink, x, y) = (ink + value, x + (column * value), y + (row * value)));
        (x, y) = (x / ink, y / ink);
        (double covariance, double variance) = (0, 0);
        Visit((column, row, value) => (covariance, variance) = (covariance + ((column - x) * (row - y) * value), variance + ((row - y) * (row - y) * value)));
        return covariance / variance;

        void Visit(Action<int, int, double> visit)
        {
            for (int i = 0; i < 784; i++)
            {
                visit(i % 28, i / 28, sample.AsSpan()[i]);
            }
        }
    }
}
