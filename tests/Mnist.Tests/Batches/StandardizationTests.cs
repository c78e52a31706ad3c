namespace Mnist.Tests.Batches;

public sealed class StandardizationTests
{
    [Fact]
    public void The_train_split_measures_as_published()
    {
        var measured = Standardization.Measure(MnistDataset.Open().Train);
        Assert.Equal(0.1306604762738429, measured.Mean, 1e-15);
        Assert.Equal(0.3081078038564627, measured.StandardDeviation, 1e-15);
        Assert.Equal((0.1307, 0.3081), (Standardization.Mnist.Mean, Standardization.Mnist.StandardDeviation));
    }

    [Fact]
    public void A_standardized_set_has_mean_0_and_deviation_1()
    {
        SampleSet some = MnistDataset.Open().Test.Take(500);
        float[] values = some.Batches(new BatchOptions { Size = 500, Standardize = Standardization.Measure(some) }).Single().As<float>();
        Assert.Equal(0, values.Average(value => (double)value), 1e-6);
        Assert.Equal(1, values.Average(value => (double)value * value), 1e-5);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    [InlineData(0, double.NaN)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(0, 1e-60)]
    [InlineData(0, 1e60)]
    [InlineData(double.NaN, 1)]
    [InlineData(double.NegativeInfinity, 1)]
    [InlineData(1e60, 1)]
    public void Numbers_that_floats_cannot_work_with_are_refused(double mean, double deviation) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Standardization(mean, deviation));

    [Fact]
    public void Nothing_can_be_measured_where_all_pixels_are_equal()
    {
        Assert.Throws<ArgumentException>(() => Standardization.Measure(SampleSet.From([new MnistSample(new byte[784])])));
        Assert.Throws<ArgumentException>(() => Standardization.Measure(SampleSet.From([])));
    }
}
