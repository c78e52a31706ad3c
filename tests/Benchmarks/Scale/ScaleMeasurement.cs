namespace Mnist.Benchmarks.Scale;

/// <summary>What a process measured of one piece of work.</summary>
internal sealed class ScaleMeasurement
{
    /// <summary>The samples that the cost is divided by.</summary>
    public long Count { get; set; }

    /// <summary>How often the work was done for each figure.</summary>
    public int Repetitions { get; set; }

    /// <summary>Seconds a sample by the clock, one for each pass.</summary>
    public List<double> Wall { get; set; } = [];

    /// <summary>Seconds a sample of processor time, of all threads and of the system for them, one for each pass.</summary>
    public List<double> Processor { get; set; } = [];

    /// <summary>What of it was spent in the system.</summary>
    public List<double> System { get; set; } = [];

    /// <summary>The peak of memory that is the process's own, in bytes.</summary>
    public long Own { get; set; }

    /// <summary>The peak of resident memory with mapped pages, in bytes.</summary>
    public long Resident { get; set; }

    /// <summary>The bytes that it wrote, in each repetition.</summary>
    public long Written { get; set; }
}
