namespace Mnist.Benchmarks.Memory;

/// <summary>What an exporter took for few samples and for many, in bytes.</summary>
/// <param name="Exporter">Its name.</param>
/// <param name="Few">The smaller number of samples.</param>
/// <param name="FewPeak">The peak of the working set for it.</param>
/// <param name="Many">The larger number.</param>
/// <param name="ManyPeak">The peak of the working set for it.</param>
/// <param name="ManyHeap">The peak of the managed heap for it.</param>
/// <param name="Seconds">How long the larger one took.</param>
public sealed record MemoryRow(string Exporter, int Few, long FewPeak, int Many, long ManyPeak, long ManyHeap, double Seconds)
{
    private const long Bound = 32 << 20;

    /// <summary>What the larger number took more.</summary>
    public long Difference => ManyPeak - FewPeak;

    /// <summary>Whether that is within 32 MiB.</summary>
    public bool IsMet => Difference <= Bound;
}
