using Mnist.Imaging;

namespace Mnist.Tests.Formats.Images;

public sealed class ResamplerTests
{
    [Fact]
    public void Halving_averages_four_pixels() =>
        Assert.Equal([1 + 1, 100], Resampler.Resize([0, 1, 100, 100, 2, 3, 100, 100], 2, 4, 1, 2));

    [Fact]
    public void Enlarging_repeats_pixels() =>
        Assert.Equal([1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4], Resampler.Resize([1, 2, 3, 4], 2, 2, 4, 4));

    [Fact]
    public void Parts_of_pixels_count_as_much_as_they_cover() =>
        // Three into two: the middle pixel counts half on each side.
        Assert.Equal([60, 120], Resampler.Resize([90, 0, 180], 1, 3, 1, 2));

    [Theory]
    [InlineData(100, 37)]
    [InlineData(7, 200)]
    [InlineData(28, 28)]
    [InlineData(1, 1)]
    public void A_flat_picture_stays_flat(int rows, int columns)
    {
        byte[] flat = new byte[rows * columns];
        Array.Fill(flat, (byte)201);
        Assert.All(Resampler.Resize(flat, rows, columns, 28, 28), pixel => Assert.Equal(201, pixel));
    }
}
