using BenchmarkDotNet.Attributes;

namespace Mnist.Benchmarks.Micro;

/// <summary>One pass over the 60,000 training samples in batches of 64.</summary>
[MemoryDiagnoser]
public class BatchBenchmarks
{
    private static readonly BatchOptions s_options = new() { Size = 64, Seed = 1, Epochs = null };

    private readonly SampleSet _train = MnistDataset.Open().Train;

    [GlobalSetup]
    public void Setup() => _train.Load();

    [Benchmark(Baseline = true)]
    public int Scaled() => Pass(s_options);

    [Benchmark]
    public int InOrder() => Pass(s_options with { Shuffle = false });

    [Benchmark]
    public int Bytes() => Pass(s_options with { Scale = false });

    [Benchmark]
    public int OneHotStandardized() => Pass(s_options with { OneHot = true, Standardize = Standardization.Mnist });

    [Benchmark]
    public int Rounded() => Pass(s_options with { Binarize = BinarizationMode.Rounded });

    [Benchmark]
    public int RandomlyBinarized() => Pass(s_options with { Binarize = BinarizationMode.Random });

    [Benchmark]
    public int Prefetched() => Pass(s_options with { Prefetch = true });

    [Benchmark]
    public int ShiftedRotatedZoomed() => Pass(s_options with { Augment = new Augmentation { Shift = 2, Rotation = 10, Zoom = 0.1 } });

    [Benchmark]
    public int Elastic() => Pass(s_options with { Augment = new Augmentation { ElasticAlpha = 34 } });

    [Benchmark]
    public int FreshArrays() => _train.Batches(s_options with { Epochs = 1 }).Count();

    private int Pass(BatchOptions options)
    {
        using var reader = new BatchReader(_train, options with { Epochs = 1 });
        BatchBuffer buffer = reader.CreateBuffer();
        int samples = 0;
        while (reader.Next(buffer))
        {
            samples += buffer.Count;
        }

        return samples;
    }
}
