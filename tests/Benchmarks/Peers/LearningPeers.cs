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
        MnistDataset mnist = MnistDataset.Open();
        mnist.Train.Load();
        mnist.Test.Load();
        yield return new Race($"LeNet, training with {LeNetBatches} batches of 64",
        [
            new Contender("Recipe.CaffeLeNet.Train, 2 threads", () => Train(Recipe.CaffeLeNet, mnist, 2, LeNetBatches)),
            new Contender("Recipe.CaffeLeNet.Train, 1 thread", () => Train(Recipe.CaffeLeNet, mnist, 1, LeNetBatches)),
            .. PyTorch("lenet", mnist, LeNetBatches, target: 1 / 1.6),
        ])
        { Items = (LeNetBatches * 64, "samples") };
        yield return new Race($"Softmax regression, training with {SoftmaxBatches} batches of 100",
        [
            new Contender("Recipe.TensorFlowBeginners.Train, 2 threads", () => Train(Recipe.TensorFlowBeginners, mnist, 2, SoftmaxBatches)),
            new Contender("Recipe.TensorFlowBeginners.Train, 1 thread", () => Train(Recipe.TensorFlowBeginners, mnist, 1, SoftmaxBatches)),
            .. PyTorch("softmax", mnist, SoftmaxBatches, target: 1),
        ])
        { Items = (SoftmaxBatches * 100, "samples") };
        yield return new Race(
            "What bounds training: a product of two 1024 x 1024 matrices of single precision, one thread",
            new Contender("the kernel of Mnist.Learning", () => Timing.Of(MatrixLimit.Multiply)),
            Contender.Python("numpy's sgemm", "numpy", () => Timing.OfPython("sgemm.py", "1")))
        { Items = (MatrixLimit.Operations / 1e9, "Gflop") };
        MnistModel model = (Recipe.CaffeLeNet with { Iterations = 1 }).Train(mnist.Train, null, null).Model;
        yield return new Race($"LeNet, {Predictions} predictions",
        [
            new Contender("MnistModel.Predict", () => Timing.Of(() => Consume(model.Predict(mnist.Test)))),
            new Contender("MnistModel.Evaluate", () => Timing.Of(() => model.Evaluate(mnist.Test))),
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
        TrainingResult result = (recipe with { Iterations = batches }).Train(mnist.Train, null, null, new TrainingOptions { Threads = threads });
        return batches * recipe.BatchSize / result.SamplesPerSecond;
    }

    private static IEnumerable<Contender> PyTorch(string kind, MnistDataset mnist, int batches, double target)
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
            yield return Contender.Python($"PyTorch, {threads} {(threads == 1 ? "thread" : "threads")}", "torch", () => Timing.OfPython("train.py", arguments)) with { Target = target };
        }
    }
}
