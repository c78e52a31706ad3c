using Mnist.Benchmarks.Racing;
using Mnist.Neighbors;

namespace Mnist.Benchmarks.Peers;

/// <summary>The nearest of 60,000 samples for each of 10,000, beside scikit-learn's brute force with the machine's BLAS.</summary>
internal static class NeighborPeers
{
    public static IEnumerable<Race> Races(Workspace workspace)
    {
        MnistDataset mnist = MnistDataset.Open();
        mnist.Train.Load();
        mnist.Test.Load();
        foreach (int count in new[] { 1, 3 })
        {
            yield return new Race($"{count} nearest of 60,000 for 10,000 samples",
            [
                new Contender("FindNeighbors", () => Timing.Of(() => Find(mnist, count))),
                Peer("float32", count, mnist),
                Peer("float64", count, mnist),
            ])
            { Items = (10_000, "samples") };
        }
    }

    private static Contender Peer(string type, int count, MnistDataset mnist) => Contender.Python(
        $"scikit-learn, brute force, {type}",
        "sklearn",
        () => Timing.OfPython(
            "neighbors.py",
            type,
            $"{count}",
            Path.Combine(mnist.Location, "train-images-idx3-ubyte.gz"),
            Path.Combine(mnist.Location, "t10k-images-idx3-ubyte.gz"))) with
    { Target = 1 };

    private static void Find(MnistDataset mnist, int count)
    {
        if (mnist.Test.FindNeighbors(mnist.Train, count).Count() != 10_000 * count)
        {
            throw new InvalidOperationException("Neighbors are missing.");
        }
    }
}
