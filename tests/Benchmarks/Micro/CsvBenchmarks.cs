using BenchmarkDotNet.Attributes;
using Mnist.Formats;

namespace Mnist.Benchmarks.Micro;

/// <summary>CSV of the 10,000 test samples (18.3 MB), to and from a file.</summary>
[MemoryDiagnoser]
public class CsvBenchmarks
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"mnist-benchmarks-{Environment.ProcessId}.csv");
    private readonly SampleSet _test = MnistDataset.Open().Test;

    [GlobalSetup]
    public void Setup() => Csv.Write(_path, _test);

    [Benchmark]
    public void Write() => Csv.Write(_path, _test);

    [Benchmark]
    public int Read() => Csv.Read(_path).Count;

    [Benchmark]
    public int Enumerate() => Csv.Enumerate(_path).Count();

    [GlobalCleanup]
    public void Cleanup() => File.Delete(_path);
}
