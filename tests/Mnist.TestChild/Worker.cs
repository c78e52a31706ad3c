using Mnist.Learning;

namespace Mnist.TestChild;

/// <summary>Writes all formats at once, the same targets again and again, and a checkpoint, until the process is killed.</summary>
/// <remarks>
/// <c>replaced</c> has targets that are there and get the samples of one set and of the other in turn; <c>fresh</c> has targets that
/// are not there. Says "working" when each was written once.
/// </remarks>
public static class Worker
{
    private const int SetSize = 250;

    /// <summary>What is written first.</summary>
    public static SampleSet One { get; } = MnistDataset.Open().Test.Take(SetSize);

    /// <summary>What is written in its place.</summary>
    public static SampleSet Other { get; } = MnistDataset.Open().Test.Skip(SetSize).Take(SetSize);

    /// <summary>Where the state of the training is kept.</summary>
    public static string CheckpointName => "training.safetensors";

    public static int Run(string folder)
    {
        string replaced = Directory.CreateDirectory(Path.Combine(folder, "replaced")).FullName;
        string fresh = Directory.CreateDirectory(Path.Combine(folder, "fresh")).FullName;
        string trash = Directory.CreateDirectory(Path.Combine(folder, "trash")).FullName;
        using var once = new CountdownEvent(ExportTarget.All.Count + 1);
        foreach (ExportTarget target in ExportTarget.All)
        {
            new Thread(() => Export(target, replaced, fresh, trash, once)).Start();
        }

        new Thread(() => Train(Path.Combine(folder, CheckpointName), once)).Start();
        once.Wait();
        Console.WriteLine("working");
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    private static void Export(ExportTarget target, string replaced, string fresh, string trash, CountdownEvent once)
    {
        for (int i = 0; ; i++)
        {
            target.Write(Path.Combine(replaced, target.Name), i % 2 == 0 ? One : Other);
            string path = Path.Combine(fresh, target.Name);
            target.Write(path, One);
            string away = Path.Combine(trash, $"{target.Name}-{Environment.ProcessId}-{i}");
            Directory.Move(path, away); // files, too; in one step, so that nothing is ever half gone
            if (i == 0)
            {
                once.Signal();
            }
        }
    }

    private static void Train(string checkpoint, CountdownEvent once)
    {
        var options = new TrainingOptions { Interval = 1, Threads = 1, Checkpoint = checkpoint };
        (Recipe.TensorFlowBeginners with { Iterations = int.MaxValue, BatchSize = 10 }).Train(One, validation: null, test: null, options, new FirstRecord(once));
    }

    private sealed class FirstRecord(CountdownEvent once) : IProgress<TrainingProgress>
    {
        private bool _isTold;

        public void Report(TrainingProgress value)
        {
            if (!_isTold)
            {
                _isTold = true;
                once.Signal();
            }
        }
    }
}
