using Mnist.Benchmarks.Racing;

namespace Mnist.Benchmarks.Peers;

/// <summary>One epoch of shuffled batches of 64, pixels from 0 to 1 in single precision.</summary>
internal static class BatchPeers
{
    private const int Count = 60_000;

    private static readonly BatchOptions s_options = new() { Size = 64, Seed = 1, Epochs = 1 };

    public static IEnumerable<Race> Races(Workspace workspace)
    {
        SampleSet train = MnistDataset.Open().Train;
        train.Load();
        PlainFiles plain = PlainFiles.In(workspace);

        double ToPyTorch(string kind) => Timing.OfPython("batches.py", kind, plain.Images, plain.Labels);
        yield return new Race(
            "An epoch of shuffled, scaled batches of 64",
            new Contender("BatchReader.Next", () => Timing.Of(() => Pass(train, s_options))),
            new Contender("BatchReader.Next, prefetching", () => Timing.Of(() => Pass(train, s_options with { Prefetch = true }))),
            new Contender("SampleSet.Batches, fresh arrays", () => Timing.Of(() => Check(train.Batches(s_options).Sum(batch => batch.Labels.Length)))),
            Contender.Python("PyTorch DataLoader over a TensorDataset of floats", "torch", () => ToPyTorch("loader")) with { Rounds = 3, Target = 1 },
            Contender.Python("PyTorch DataLoader with a batch sampler, batches indexed at once, bytes scaled", "torch", () => ToPyTorch("sampler")) with { Target = 1 },
            Contender.Python("PyTorch without a loader: randperm, floats indexed", "torch", () => ToPyTorch("index")) with { Target = 1 })
        { Items = (Count, "samples") };
    }

    private static void Pass(SampleSet train, BatchOptions options)
    {
        using var reader = new BatchReader(train, options);
        BatchBuffer buffer = reader.CreateBuffer();
        int samples = 0;
        while (reader.Next(buffer))
        {
            samples += buffer.Count;
        }

        Check(samples);
    }

    private static void Check(int samples)
    {
        if (samples != Count)
        {
            throw new InvalidOperationException($"{samples} samples came.");
        }
    }
}
