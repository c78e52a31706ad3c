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
    public void Setup() => SampleFormat.Csv.Write(_path, _test);

    [Benchmark]
    public void Write() => SampleFormat.Csv.Write(_path, _test);

    [Benchmark]
    public int Read() => SampleFormat.Csv.Import(_path).Train.Count;

    [Benchmark]
    public int Enumerate() => SampleFormat.Csv.Read(_path).Count();

    [GlobalCleanup]
    public void Cleanup() => File.Delete(_path);
}
