using System.Diagnostics;
using System.Globalization;
using Mnist.Formats;

namespace Mnist.Benchmarks.Memory;

/// <summary>The process that is measured: writes one export and says how much memory it took at the most.</summary>
internal static class MemoryChild
{
    private const int SamplingMilliseconds = 5;

    /// <summary>Prints the peak of the working set and of the managed heap, in bytes.</summary>
    public static int Run(string exporter, int count, string path)
    {
        SampleSet train = MnistDataset.Open().Train;
        train.Load();
        long heap = 0;
        using (new Timer(_ => heap = Math.Max(heap, GC.GetTotalMemory(forceFullCollection: false)), null, 0, SamplingMilliseconds))
        {
            using SampleWriter writer = Exporter.All.Single(item => item.Name == exporter).Create(path);
            for (int left = count; left > 0; left -= train.Count)
            {
                writer.Write(train.Take(Math.Min(left, train.Count))); // the same digits again and again: nothing but the writer may grow
            }

            writer.Complete();
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{process.PeakWorkingSet64} {heap}"));
        return 0;
    }
}
