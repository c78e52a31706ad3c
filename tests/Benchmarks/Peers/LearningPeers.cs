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
        foreach (VectorPath path in VectorPath.All.Where(path => path != VectorPath.Scalar))
        {
            yield return new Race($"LeNet, training with {LeNetBatches} batches of 64, {path.Name}",
            [
                path.Ours("Recipe.CaffeLeNet.Train, 2 threads", "train", "2"),
                path.Ours("Recipe.CaffeLeNet.Train, 1 thread", "train", "1"),
                .. PyTorch(path, "lenet", mnist, LeNetBatches, target: path == VectorPath.Avx2 ? 1 / 4.0 : 1 / 1.6),
            ])
            { Items = (LeNetBatches * 64, "samples") };
        }

        yield return new Race($"Softmax regression, training with {SoftmaxBatches} batches of 100",
        [
            new Contender("Recipe.TensorFlowBeginners.Train, 2 threads", () => Train(Recipe.TensorFlowBeginners, mnist, 2, SoftmaxBatches)),
            new Contender("Recipe.TensorFlowBeginners.Train, 1 thread", () => Train(Recipe.TensorFlowBeginners, mnist, 1, SoftmaxBatches)),
            .. PyTorch(VectorPath.Widest, "softmax", mnist, SoftmaxBatches, target: 1),
        ])
        { Items = (SoftmaxBatches * 100, "samples") };
        foreach (VectorPath path in VectorPath.All)
        {
            // Without vectors it takes seconds.
            int rounds = path == VectorPath.Scalar ? 1 : int.MaxValue;
            yield return new Race(
                $"What bounds training: a product of two 1024 x 1024 matrices of single precision, one thread, {path.Name}",
                path.Ours("the kernel of Mnist.Learning", "product") with { Rounds = rounds },
                path.Python("numpy's sgemm", "numpy", "sgemm.py", "1") with { Target = path == VectorPath.Avx2 ? 1 / 0.95 : path == VectorPath.Avx512 ? 1 : null })
            { Items = (MatrixLimit.Operations / 1e9, "Gflop") };
        }

        foreach (VectorPath path in VectorPath.All.Where(path => path != VectorPath.Scalar))
        {
            yield return new Race(
                $"LeNet, {Predictions} predictions, {path.Name}",
                path.Ours("MnistModel.Predict", "predict"),
                path.Ours("MnistModel.Evaluate", "evaluate"))
            { Items = (Predictions, "samples") };
        }
    }

    /// <summary>What a process of its own does: <c>train threads</c>, <c>product</c>, <c>predict</c> or <c>evaluate</c> with the named vectors.</summary>
    public static int RunChild(string vectors, string[] work)
    {
        if (work is ["product"])
        {
            return VectorPath.RunChild(vectors, () => Timing.Of(MatrixLimit.Multiply));
        }

        MnistDataset mnist = MnistDataset.Open();
        mnist.Train.Load();
        mnist.Test.Load();
        if (work is ["train", var threads])
        {
            return VectorPath.RunChild(vectors, () => Train(Recipe.CaffeLeNet, mnist, int.Parse(threads, CultureInfo.InvariantCulture), LeNetBatches));
        }

        MnistModel model = (Recipe.CaffeLeNet with { Iterations = 1 }).Train(mnist.Train, null, null).Model;
        return VectorPath.RunChild(vectors, () => Timing.Of(work is ["predict"] ? () => Consume(model.Predict(mnist.Test)) : () => model.Evaluate(mnist.Test)));
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

    private static IEnumerable<Contender> PyTorch(VectorPath path, string kind, MnistDataset mnist, int batches, double target)
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
            yield return path.Python($"PyTorch, {threads} {(threads == 1 ? "thread" : "threads")}", "torch", "train.py", arguments) with { Target = target };
        }
    }
}
