using System.Diagnostics;
using System.Text.Json;

namespace Mnist.Benchmarks.Scale;

/// <summary>The process that is measured: does one piece of work, once to get warm and then several times.</summary>
internal static class ScaleChild
{
    // Work on few samples is over in a millisecond: it is done again until there is something to measure.
    private const double LeastSeconds = 0.3;

    /// <summary>Prints a <see cref="ScaleMeasurement"/> as JSON.</summary>
    public static int Run(string name, string folder, int passes, string target)
    {
        ScaleWork work = ScaleWork.All.Concat([ScaleWork.Sparse]).Single(work => work.Name == name);
        var measurement = new ScaleMeasurement();
        using (var memory = new MemoryWatch())
        {
            SampleSet samples = MnistDataset.OpenFolder(folder).Train;
            int pass = 0;
            int repetitions = Do(1) > LeastSeconds || work.IsOnce ? 1 : (int)Math.Ceiling(LeastSeconds / Math.Max(1e-6, Do(1)));
            measurement.Repetitions = repetitions;
            measurement.Wall.Clear();
            measurement.Processor.Clear();
            while (measurement.Wall.Count < passes)
            {
                Do(repetitions);
            }

            measurement.Own = memory.OwnPeak;
            measurement.Resident = memory.ResidentPeak;

            double Do(int times)
            {
                long wall = 0;
                TimeSpan processor = TimeSpan.Zero;
                long count = 0;
                for (int i = 0; i < times; i++)
                {
                    GC.Collect(); // else the peak would be that of several times the work
                    var job = new ScaleJob(folder, samples, target, pass++);
                    TimeSpan used = Environment.CpuUsage.TotalTime;
                    long started = Stopwatch.GetTimestamp();
                    count += work.Run(job);
                    wall += Stopwatch.GetTimestamp() - started;
                    processor += Environment.CpuUsage.TotalTime - used;
                    Remove(measurement, target);
                }

                double seconds = (double)wall / Stopwatch.Frequency;
                measurement.Wall.Add(seconds / count);
                measurement.Processor.Add(processor.TotalSeconds / count);
                measurement.Count = count / times;
                return seconds;
            }
        }

        Console.WriteLine(JsonSerializer.Serialize(measurement));
        return 0;
    }

    private static void Remove(ScaleMeasurement measurement, string target)
    {
        if (Directory.Exists(target))
        {
            measurement.Written = Directory.EnumerateFiles(target).Sum(file => new FileInfo(file).Length);
            Directory.Delete(target, recursive: true);
        }
        else if (File.Exists(target))
        {
            measurement.Written = new FileInfo(target).Length;
            File.Delete(target);
        }
    }
}
