using CsCheck;
using Mnist.Statistics;
using Mnist.Tests.Support;

namespace Mnist.Tests.Statistics;

public abstract class PixelStatisticsTests(string culture) : CultureTest(culture)
{
    [Theory]
    [InlineData(Split.Train, 60_000, 1_567_298_545, 0.1306604762738429, 0.3081078038564627, 0.8088)]
    [InlineData(Split.Test, 10_000, 264_923_200, 0.13251460584233693, 0.3104802479305351, 0.8072)]
    public void Each_split_has_the_published_statistics(Split split, long count, long sum, double mean, double deviation, double zeros)
    {
        SampleSet samples = MnistDataset.Open().Get(split);
        var counter = new PixelCounter();
        for (int i = 0; i < samples.Count; i++)
        {
            counter.Add(samples[i].AsSpan());
        }

        long[] histogram = counter.ToHistogram();
        PixelStatistics statistics = samples.MeasurePixels(TestContext.Current.CancellationToken);

        Assert.Equal(sum, histogram.Select((occurrences, value) => occurrences * value).Sum());
        Assert.Equal(count * 784, histogram.Sum());
        Assert.Equal(split, statistics.Split);
        Assert.Equal(count, statistics.Count);
        Assert.Equal(mean, statistics.Mean, tolerance: 1e-11);
        Assert.Equal(deviation, statistics.StandardDeviation, tolerance: 1e-11);
        Assert.Equal(zeros, statistics.ZeroShare, tolerance: 0.00005);
        Assert.Equal((0, 255), (statistics.Minimum, statistics.Maximum));
        Assert.Equal(statistics, counter.ToStatistics(split));
    }

    [Fact]
    public void The_histogram_is_that_of_a_naive_count_for_images_of_any_length() =>
        Gen.OneOf(Gen.Byte, Gen.Const((byte)0)).Array[0, 200].Array[0, 5].Sample(images =>
        {
            var counter = new PixelCounter();
            long[] naive = new long[256];
            foreach (byte[] image in images)
            {
                counter.Add(image);
                foreach (byte pixel in image)
                {
                    naive[pixel]++;
                }
            }

            Assert.Equal(naive, counter.ToHistogram());
            Assert.Equal(images.Length, counter.ImageCount);
        }, iter: 500);

    [Fact]
    public void Two_values_have_the_mean_and_deviation_of_the_textbook()
    {
        var counter = new PixelCounter();
        counter.Add([51, 102, 51, 102]);

        PixelStatistics statistics = counter.ToStatistics(Split.Test);

        Assert.Equal(0.3, statistics.Mean, tolerance: 1e-15);
        Assert.Equal(0.1, statistics.StandardDeviation, tolerance: 1e-15);
        Assert.Equal((51, 102), (statistics.Minimum, statistics.Maximum));
        Assert.Equal(0, statistics.ZeroShare);
    }

    [Fact]
    public void No_pixels_have_no_mean()
    {
        PixelStatistics statistics = new PixelCounter().ToStatistics(Split.Train);

        Assert.Equal(0, statistics.Count);
        Assert.True(double.IsNaN(statistics.Mean));
        Assert.True(double.IsNaN(statistics.StandardDeviation));
    }

    [Fact]
    public void Measuring_can_be_cancelled() => Assert.Throws<OperationCanceledException>(
        () => MnistDataset.Open().Train.MeasurePixels(new CancellationToken(canceled: true)));
}

public sealed class PixelStatisticsInvariantTests() : PixelStatisticsTests("");

public sealed class PixelStatisticsGermanTests() : PixelStatisticsTests("de-DE");

public sealed class PixelStatisticsArabicTests() : PixelStatisticsTests("ar-SA");
