using Mnist.Statistics;
using Mnist.Tests.Support;

namespace Mnist.Display.Tests.Charts;

public sealed class ChartInputTests
{
    private static readonly MnistSample s_sample = TestSamples.Make(3);

    public static TheoryData<string, Func<MnistChart>> Bad { get; } = new()
    {
        { "no labeled samples", () => MnistChart.OfCategories([]) },
        { "no labeled samples", () => MnistChart.OfCategories([new CategoryCount(0, "0", 0, 0)]) },
        { "no samples", () => MnistChart.OfSamples([]) },
        { "one size", () => MnistChart.OfSamples([s_sample, TestSamples.Make(1, rows: 20)]) },
        { "no labeled samples", () => MnistChart.OfSampleRows(TestSamples.MakeSet(0)) },
        { "no labeled samples", () => MnistChart.OfSampleRows(SampleSet.From([new MnistSample(new byte[784])])) },
        { "no labeled samples", () => MnistChart.OfMeans(new MeanCounter()) },
        { "no pixels", () => MnistChart.OfPixels(new Dictionary<Split, long[]>()) },
        { "no pixels", () => MnistChart.OfPixels(new Dictionary<Split, long[]> { [Split.Train] = new long[256] }) },
        { "256 counts", () => MnistChart.OfPixels(new Dictionary<Split, long[]> { [Split.Train] = [1, 2] }) },
        { "2 rows and 2 columns, but there are 3", () => MnistChart.OfConfusion(["a", "b", "c"], new int[2, 2]) },
        { "no samples", () => MnistChart.OfConfusion(["a", "b"], new int[2, 2]) },
        { "negative", () => MnistChart.OfConfusion(["a", "b"], new[,] { { 1, -1 }, { 0, 1 } }) },
        { "no records", () => MnistChart.OfTraining([]) },
        { "neither", () => MnistChart.OfTraining([new TrainingPoint(1, 600, double.NaN)]) },
        { "no samples", () => MnistChart.OfProjection([]) },
        { "at least two", () => MnistChart.OfProjection([s_sample]) },
        { "no samples", () => MnistChart.OfTSne([]) },
        { "needs 4", () => MnistChart.OfTSne([s_sample, s_sample, s_sample]) },
        { "no samples", () => MnistChart.OfRebuilt([], PrincipalComponents.Fit([s_sample, s_sample], 5)) },
        { "only 1 components", () => MnistChart.OfRebuilt([s_sample], PrincipalComponents.Fit([s_sample, s_sample], 1)) },
        { "20 pixels", () => MnistChart.OfRebuilt([TestSamples.Make(1, 4, 5)], PrincipalComponents.Fit([s_sample, s_sample], 5)) },
        { "no samples", () => MnistChart.OfMistakes([]) },
        { "no samples", () => MnistChart.OfLabelIssues([]) },
        { "has no label 10.", () => MnistChart.OfLabelIssues([(s_sample, 10, null, 0.5)]) },
        { "no writers", () => MnistChart.OfWriters([]) },
        { "Writer 8 has 0 of 0 samples", () => MnistChart.OfWriters([(8, 0, 0)]) },
        { "Writer 9 has 4 of 3 samples", () => MnistChart.OfWriters([(7, 3, 3), (9, 3, 4)]) },
        { "has no label 10.", () => MnistChart.OfMistakes([(s_sample, 10, 0.5)]) },
        { "has no label -1.", () => MnistChart.OfMistakes([(new MnistSample(new byte[784]), 1, 0.5)]) },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_cannot_be_drawn_is_refused_with_a_reason(string reason, Func<MnistChart> make) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(make).Message);

    [Fact]
    public void A_label_outside_the_categories_is_shown_under_its_number()
    {
        var means = new MeanCounter();
        means.Add(TestSamples.Make(200));
        Assert.Contains("200: mean of 1 sample", MnistChart.OfMeans(means).Description);
        Assert.Contains("200", MnistChart.OfSampleRows(SampleSet.From([TestSamples.Make(200)])).Description);
    }

    [Fact]
    public void Means_are_those_of_the_pixels()
    {
        var means = new MeanCounter();
        means.Add(new MnistSample([0, 10, 20, 255], 7, 2, 2));
        means.Add(new MnistSample([0, 20, 21, 255], 7, 2, 2));
        means.Add(new MnistSample([9, 9, 9, 9], MnistSample.Unlabeled, 2, 2));
        MeanImage image = Assert.Single(means.ToImages());
        Assert.Equal([0, 15, 20.5, 255], image.Values);
        Assert.Equal(2, image.Count);
        Assert.Contains("2 x 2", Assert.Throws<ArgumentException>(() => means.Add(TestSamples.Make(1))).Message);
    }

    [Fact]
    public void A_run_of_one_epoch_and_a_sample_of_one_pixel_are_drawn()
    {
        Assert.Contains("</svg>", MnistChart.OfTraining([new TrainingPoint(1, 600, 0.3, 1.0)]).ToSvg());
        Assert.Contains("</svg>", MnistChart.OfSamples([new MnistSample([255], 1, 1, 1)]).ToSvg());
        Assert.Contains("</svg>", MnistChart.OfProjection([new MnistSample([255], 1, 1, 1), new MnistSample([0], 2, 1, 1)]).ToSvg());
        Assert.Contains("</svg>", MnistChart.OfComponents(PrincipalComponents.Fit([new MnistSample([255], 1, 1, 1), new MnistSample([0], 2, 1, 1)])).ToSvg());
    }
}
