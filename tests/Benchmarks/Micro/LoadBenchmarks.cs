using BenchmarkDotNet.Attributes;

namespace Mnist.Benchmarks.Micro;

/// <summary>The bundled dataset into memory, and what is measured of it.</summary>
[MemoryDiagnoser]
public class LoadBenchmarks
{
    private readonly SampleSet _train = MnistDataset.Open().Train;

    [GlobalSetup]
    public void Setup() => _train.Load();

    [Benchmark]
    public void LoadTrain() => MnistDataset.Open().Train.Load();

    [Benchmark]
    public int LoadLabels() => MnistDataset.Open().Train.LabelAt(0);

    [Benchmark]
    public long CountCategories() => _train.CountCategories()[0].Training;

    [Benchmark]
    public double MeasurePixels() => _train.MeasurePixels().Mean;

    [Benchmark]
    public int Shuffle() => _train.Shuffle(seed: 1).Count;
}
