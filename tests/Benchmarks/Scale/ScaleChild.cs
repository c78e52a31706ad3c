using System.Diagnostics;
using System.Text.Json;

namespace Mnist.Benchmarks.Scale;

/// <summary>The process that is measured: does one piece of work, once to get warm and then several times.</summary>
/// <param name="work">What is done.</param>
/// <param name="folder">The dataset.</param>
/// <param name="target">Where a writer writes; what is written there is removed after each pass.</param>
internal sealed class ScaleChild(ScaleWork work, string folder, string target)
{
    // Work on few samples is over in a millisecond: it is done again until there is something to measure.
    private const double LeastSeconds = 0.3;

    private readonly SampleSet _samples = MnistDataset.OpenFolder(folder).Train;
    private int _seed;

    /// <summary>Prints a <see cref="ScaleMeasurement"/> as JSON.</summary>
    /// <param name="name">The work.</param>
    /// <param name="folder">The dataset.</param>
    /// <param name="passes">How often it is measured.</param>
    /// <param name="largest">The samples of the largest set of the run.</param>
    /// <param name="target">Where a writer writes.</param>
    public static int Run(string name, string folder, int passes, int largest, string target)
    {
        ScaleWork work = ScaleWork.All.Concat([ScaleWork.Sparse]).Single(work => work.Name == name);
        using var memory = new MemoryWatch();
        ScaleMeasurement measurement = new ScaleChild(work, folder, target).Measure(passes, largest);
        measurement.Own = memory.OwnPeak;
        measurement.Resident = memory.ResidentPeak;
        Console.WriteLine(JsonSerializer.Serialize(measurement));
        return 0;
    }

    private ScaleMeasurement Measure(int passes, int largest)
    {
        int repetitions = work.FillsDisk ? (largest + _samples.Count - 1) / _samples.Count : 1;
        var warm = new ScaleMeasurement();
        if (Pass(repetitions, warm) < LeastSeconds && !work.FillsDisk)
        {
            repetitions = (int)Math.Ceiling(LeastSeconds / Math.Max(1e-6, Pass(1, warm)));
        }

        var measurement = new ScaleMeasurement { Repetitions = repetitions };
        for (int i = 0; i < passes; i++)
        {
            Pass(repetitions, measurement);
        }

        return measurement;
    }

    private double Pass(int repetitions, ScaleMeasurement measurement)
    {
        double wall = 0;
        TimeSpan user = TimeSpan.Zero;
        TimeSpan system = TimeSpan.Zero;
        long count = 0;
        for (int i = 0; i < repetitions; i++)
        {
            GC.Collect(); // else the peak would be that of several times the work
            var job = new ScaleJob(folder, _samples, FormattableString.Invariant($"{target}-{i}"), _seed++);
            Environment.ProcessCpuUsage before = Environment.CpuUsage;
            long started = Stopwatch.GetTimestamp();
            count += work.Run(job);
            wall += Stopwatch.GetElapsedTime(started).TotalSeconds;
            Environment.ProcessCpuUsage after = Environment.CpuUsage;
            user += after.UserTime - before.UserTime;
            system += after.PrivilegedTime - before.PrivilegedTime;
        }

        measurement.Wall.Add(wall / count);
        measurement.Processor.Add((user + system).TotalSeconds / count);
        measurement.System.Add(system.TotalSeconds / count);
        measurement.Count = count / repetitions;
        measurement.Written = Enumerable.Range(0, repetitions).Sum(i => Remove(FormattableString.Invariant($"{target}-{i}"))) / repetitions;
        return wall;
    }

    private static long Remove(string target)
    {
        long length = 0;
        if (Directory.Exists(target))
        {
            length = Directory.EnumerateFiles(target).Sum(file => new FileInfo(file).Length);
            Directory.Delete(target, recursive: true);
        }
        else if (File.Exists(target))
        {
            length = new FileInfo(target).Length;
            File.Delete(target);
        }

        return length;
    }
}
