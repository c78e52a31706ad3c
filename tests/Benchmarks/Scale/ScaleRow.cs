using Mnist.Benchmarks.Racing;

namespace Mnist.Benchmarks.Scale;

/// <summary>One piece of work on one number of samples.</summary>
/// <param name="Work">What was done.</param>
/// <param name="Samples">The samples of the set.</param>
/// <param name="Measured">What came out.</param>
/// <param name="First">What came out for the smallest set; null for that itself.</param>
/// <param name="IsJudged">Something was promised.</param>
internal sealed record ScaleRow(string Work, int Samples, ScaleMeasurement Measured, ScaleMeasurement? First, bool IsJudged = true)
{
    private const double MostCost = 1.25;
    private const long MostMemory = 32 << 20;

    /// <summary>Seconds a sample by the clock: the median.</summary>
    public double Wall => Placing.MedianOf(Measured.Wall)!.Value;

    /// <summary>Seconds a sample of processor time: the median.</summary>
    public double Processor => Placing.MedianOf(Measured.Processor)!.Value;

    /// <summary>Seconds a sample that the system took of that: the median.</summary>
    public double System => Placing.MedianOf(Measured.System)!.Value;

    /// <summary>The cost by the clock, divided by that of the smallest set.</summary>
    public double? WallRatio => First is null ? null : Wall / Placing.MedianOf(First.Wall);

    /// <summary>The cost in processor time, divided by that of the smallest set.</summary>
    public double? ProcessorRatio => First is null ? null : Processor / Placing.MedianOf(First.Processor);

    /// <summary>Whether a sample costs at most a quarter more than in the smallest set; null where nothing was promised.</summary>
    public bool? IsCostMet => First is null || !IsJudged ? null : WallRatio <= MostCost;

    /// <summary>Whether the process took at most 32 MiB more of its own than for the smallest set.</summary>
    public bool? IsMemoryMet => First is null ? null : Measured.Own - First.Own <= MostMemory;
}
