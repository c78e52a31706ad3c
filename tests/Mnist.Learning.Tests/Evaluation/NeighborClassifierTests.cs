using System.Globalization;

namespace Mnist.Learning.Tests.Evaluation;

public sealed class NeighborClassifierTests
{
    private static readonly MnistDataset s_mnist = MnistDataset.Open();

    [Fact]
    public void Three_neighbors_are_wrong_295_times_on_MNIST()
    {
        ConfusionMatrix matrix = new NeighborClassifier(s_mnist.Train, 3).Evaluate(s_mnist.Test, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(10_000, matrix.Total);
        Assert.Equal(0.9705, matrix.Accuracy); // computed with numpy in double precision, and by scikit-learn's KNeighborsClassifier
        Assert.Equal("3 nearest neighbors on MNIST Test", matrix.Name);
    }

    // One pixel each, so that distances can be read.
    [Theory]
    [InlineData(1, "10:3 20:5", 14, 3, 1)]
    [InlineData(3, "10:3 20:5 30:5", 10, 5, 2 / 3f)]
    [InlineData(3, "10:7 20:5 30:6", 10, 5, 1 / 3f)] // one vote each: the smallest label
    [InlineData(9, "10:7 20:5 30:7", 200, 7, 2 / 3f)] // all vote
    [InlineData(2, "10:4 10:4 10:2", 10, 4, 1)] // of equally distant ones, the first
    public void The_most_neighbors_decide(int count, string others, byte pixel, int predicted, float probability)
    {
        SampleSet set = SampleSet.From(others.Split(' ').Select(item => item.Split(':')).Select(item => new MnistSample([byte.Parse(item[0], CultureInfo.InvariantCulture)], int.Parse(item[1], CultureInfo.InvariantCulture), 1, 1)));
        Prediction prediction = Assert.Single(new NeighborClassifier(set, count).Predict([MnistSample.Create([pixel], -1, 1, 1, "own", Split.Test, 0)]));
        Assert.Equal((predicted, predicted.ToString(CultureInfo.InvariantCulture), probability, null), (prediction.Predicted, prediction.Category, prediction.Probability, prediction.Label));
        Assert.Equal(1, prediction.Probabilities.Sum(), 6);
        Assert.Equal(set.Categories.Count, prediction.Probabilities.Count);
    }

    [Fact]
    public void A_sample_does_not_vote_for_itself()
    {
        SampleSet some = s_mnist.Train.Take(200);
        Assert.InRange(new NeighborClassifier(some).Evaluate(some).Accuracy, 0.5, 0.95);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Contains("no samples", Assert.Throws<ArgumentException>(() => new NeighborClassifier(s_mnist.Train.Take(0))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new NeighborClassifier(s_mnist.Train, 0));
        var unlabeled = SampleSet.From([s_mnist.Train[0], new MnistSample(new byte[784])]);
        Assert.Contains("has no label", Assert.Throws<ArgumentException>(() => new NeighborClassifier(unlabeled)).Message, StringComparison.Ordinal);
        Assert.Contains("has no label", Assert.Throws<ArgumentException>(() => new NeighborClassifier(s_mnist.Train).Evaluate(unlabeled)).Message, StringComparison.Ordinal);
        MnistDataset cats = MnistDataset.From(s_mnist.Train.Where(0, 1), s_mnist.Test.Where(0, 1), ["cat", "dog"]);
        Assert.Contains("other categories", Assert.Throws<ArgumentException>(() => new NeighborClassifier(s_mnist.Train).Evaluate(cats.Test)).Message, StringComparison.Ordinal);
    }
}
