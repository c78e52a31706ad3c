namespace Mnist.Learning.Tests.Models;

public sealed class EnsembleTests
{
    private static readonly SampleSet s_test = MnistDataset.Open().Test.Take(100);

    [Fact]
    public void The_answer_is_the_mean_of_the_models()
    {
        MnistModel first = SomeModels.Get("CaffeLeNet"), second = SomeModels.Get("TensorFlowBeginners");
        var ensemble = new Ensemble([first, second]);
        Prediction[] together = [.. ensemble.Predict(s_test)], a = [.. first.Predict(s_test)], b = [.. second.Predict(s_test)];
        for (int i = 0; i < together.Length; i++)
        {
            float[] mean = [.. a[i].Probabilities.Zip(b[i].Probabilities, (x, y) => (x + y) / 2)];
            Assert.All(mean.Zip(together[i].Probabilities), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
            Assert.Equal((Array.IndexOf(mean, mean.Max()), i), (together[i].Predicted, together[i].Sample.Index));
        }

        Assert.Equal(together.Count(prediction => prediction.IsCorrect == true) / 100.0, ensemble.Evaluate(s_test).Accuracy, 1e-12);
        Assert.Equal("CaffeLeNet + TensorFlowBeginners on MNIST Test", ensemble.Evaluate(s_test).Name);
    }

    [Fact]
    public void Shifts_are_the_mean_over_moved_images()
    {
        MnistModel model = SomeModels.Get("CaffeLeNet");
        MnistSample sample = s_test[0];
        byte[] pixels = sample.AsSpan().ToArray();
        double[] mean = new double[10];
        foreach (int down in new[] { -2, -1, 0, 1, 2 })
        {
            foreach (int right in new[] { -2, -1, 0, 1, 2 })
            {
                byte[] moved = [.. Enumerable.Range(0, 784).Select(i => (Row: (i / 28) - down, Column: (i % 28) - right))
                    .Select(at => at is { Row: >= 0 and < 28, Column: >= 0 and < 28 } ? pixels[(at.Row * 28) + at.Column] : (byte)0)];
                foreach ((float probability, int i) in model.Predict(new MnistSample(moved)).Probabilities.Select((p, i) => (p, i)))
                {
                    mean[i] += probability / 25.0;
                }
            }
        }

        Prediction actual = Assert.Single(new Ensemble([model], shift: 2).Predict([sample]));
        Assert.All(mean.Zip(actual.Probabilities), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Fact]
    public void One_model_without_shifts_answers_as_it_does_alone()
    {
        MnistModel model = SomeModels.Get("CaffeLeNet");
        Assert.Equal(model.Predict(s_test).SelectMany(prediction => prediction.Probabilities), new Ensemble([model]).Predict(s_test).SelectMany(prediction => prediction.Probabilities));
    }

    [Fact]
    public void Models_that_cannot_answer_together_are_refused()
    {
        MnistModel ten = SomeModels.Get("TensorFlowBeginners");
        MnistModel three = (Recipe.TensorFlowBeginners with { Iterations = 0 })
            .Train(SampleSet.From(Enumerable.Range(0, 3).Select(label => new MnistSample(new byte[784], label))), null, null).Model;
        Assert.Throws<ArgumentException>("models", () => new Ensemble([]));
        Assert.Throws<ArgumentException>("models", () => new Ensemble([ten, three]));
        Assert.Throws<ArgumentOutOfRangeException>("shift", () => new Ensemble([ten], shift: 5));
        Assert.Throws<ArgumentException>(() => new Ensemble([ten, ten]).Evaluate(SampleSet.From([new MnistSample(new byte[784])])));
    }
}
