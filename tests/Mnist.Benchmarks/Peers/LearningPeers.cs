using System.Globalization;
using Mnist.Benchmarks.Racing;
using Mnist.Learning;

namespace Mnist.Benchmarks.Peers;

/// <summary>Training and predicting, beside PyTorch with the BLAS and the number of threads that suit it best.</summary>
internal static class LearningPeers
{
    private const int LeNetBatches = 150;
    private const int SoftmaxBatches = 2000;
    private const int Predictions = 10_000;

    public static IEnumerable<Race> Races(Workspace workspace)
    {
        bool hasTorch = Timing.HasPython("torch");
        if (!hasTorch)
        {
            Console.WriteLine("PyTorch: not measured (python3-torch is not installed).");
        }

        MnistDataset mnist = MnistDataset.Open();
        mnist.Train.Load();
        mnist.Test.Load();
        yield return new Race($"LeNet, training with {LeNetBatches} batches of 64",
        [
            new Contender("Recipe.CaffeLeNet.Train, 2 threads", () => Train(Recipe.CaffeLeNet, mnist, 2, LeNetBatches)),
            new Contender("Recipe.CaffeLeNet.Train, 1 thread", () => Train(Recipe.CaffeLeNet, mnist, 1, LeNetBatches)),
            .. hasTorch ? PyTorch("lenet", mnist, LeNetBatches) : [],
        ]);
        yield return new Race($"Softmax regression, training with {SoftmaxBatches} batches of 100",
        [
            new Contender("Recipe.TensorFlowBeginners.Train, 2 threads", () => Train(Recipe.TensorFlowBeginners, mnist, 2, SoftmaxBatches)),
            new Contender("Recipe.TensorFlowBeginners.Train, 1 thread", () => Train(Recipe.TensorFlowBeginners, mnist, 1, SoftmaxBatches)),
            .. hasTorch ? PyTorch("softmax", mnist, SoftmaxBatches) : [],
        ]);
        MnistModel model = Recipe.CaffeLeNet.Train(mnist.Train, null, null, new TrainingOptions { Iterations = 1 }).Model;
        yield return new Race($"LeNet, {Predictions} predictions",
        [
            new Contender("MnistModel.Predict", () => Timing.Of(() => Consume(model.Predict(mnist.Test)))),
            new Contender("MnistModel.Measure", () => Timing.Of(() => model.Measure(mnist.Test))),
        ]);
    }

    private static void Consume(IEnumerable<Prediction> predictions)
    {
        if (predictions.Count() != Predictions)
        {
            throw new InvalidOperationException("Predictions are missing.");
        }
    }

    // Network and threads are made outside of the time that the result tells.
    private static double Train(Recipe recipe, MnistDataset mnist, int threads, int batches)
    {
        var options = new TrainingOptions { Iterations = batches, Threads = threads };
        TrainingResult result = recipe.Train(mnist.Train, null, null, options);
        return batches * recipe.BatchSize / result.SamplesPerSecond;
    }

    private static IEnumerable<Contender> PyTorch(string kind, MnistDataset mnist, int batches)
    {
        foreach (int threads in new[] { 1, 2 })
        {
            string[] arguments =
            [
                kind,
                Path.Combine(mnist.Location, "train-images-idx3-ubyte.gz"),
                Path.Combine(mnist.Location, "train-labels-idx1-ubyte.gz"),
                threads.ToString(CultureInfo.InvariantCulture),
                batches.ToString(CultureInfo.InvariantCulture),
            ];
            yield return new Contender($"PyTorch, {threads} {(threads == 1 ? "thread" : "threads")}", () => Timing.OfPython("train.py", arguments));
        }
    }
}
