namespace Mnist.Learning.Tests.Models;

public sealed class PredictionTests
{
    [Fact]
    public void Probabilities_add_up_and_the_largest_is_the_prediction()
    {
        Prediction[] predictions = [.. SomeModels.LeNet.Predict(MnistDataset.Open().Test.Take(130))];
        Assert.Equal(130, predictions.Length);
        Assert.All(predictions, prediction =>
        {
            Assert.Equal(1, prediction.Probabilities.Sum(), 1e-5f);
            Assert.Equal(prediction.Probabilities.Max(), prediction.Probability);
            Assert.Equal(prediction.Probability, prediction.Probabilities[prediction.Predicted]);
            Assert.Equal(prediction.Sample.Label, prediction.Label);
            Assert.Equal(prediction.Label == prediction.Predicted, prediction.IsCorrect);
        });
    }

    [Fact]
    public void One_sample_is_as_good_as_many()
    {
        SampleSet some = MnistDataset.Open().Test.Take(5);
        Assert.Equal(
            SomeModels.LeNet.Predict(some).Select(prediction => prediction.Probability),
            some.Select(sample => SomeModels.LeNet.Predict(sample).Probability));
    }

    [Fact]
    public void A_picture_of_ones_own_has_no_true_label()
    {
        Prediction prediction = SomeModels.LeNet.Predict(new MnistSample(new byte[784]));
        Assert.Null(prediction.Label);
        Assert.Null(prediction.IsCorrect);
    }

    [Fact]
    public void Images_of_another_size_are_refused()
    {
        var small = new MnistSample(new byte[400], 3, 20, 20);
        ArgumentException e = Assert.Throws<ArgumentException>(() => SomeModels.LeNet.Predict(small));
        Assert.Contains("20 x 20, but the model needs images of 28 x 28", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SomeModels.LeNet.Evaluate(SampleSet.From([small])));
    }

    [Fact]
    public void Measuring_needs_labels() => Assert.Throws<ArgumentException>(
        () => SomeModels.LeNet.Evaluate(SampleSet.From([new MnistSample(new byte[784])])));

    [Fact]
    public void Measuring_can_be_canceled() => Assert.Throws<OperationCanceledException>(
        () => SomeModels.LeNet.Evaluate(MnistDataset.Open().Test, cancellationToken: new CancellationToken(canceled: true)));

    [Fact]
    public void Measuring_counts_what_predicting_tells()
    {
        SampleSet some = MnistDataset.Open().Test.Take(100);
        ConfusionMatrix matrix = SomeModels.LeNet.Evaluate(some);
        Assert.Equal(SomeModels.LeNet.Predict(some).Count(prediction => prediction.IsCorrect == true) / 100.0, matrix.Accuracy);
        Assert.Equal(100, matrix.Total);
    }
}
