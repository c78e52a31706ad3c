using System.Globalization;
using Mnist.Formats;
using Mnist.Learning;

namespace Mnist.TestChild;

/// <summary>Loads, exports, reads back and trains with all 60,000 digits; for a process whose memory is limited.</summary>
public static class MemoryUser
{
    public static int Run(string folder)
    {
        MnistDataset mnist = MnistDataset.Open();
        foreach (ExportTarget target in ExportTarget.All.Where(target => target.Read is not null)) // a sheet has a limit
        {
            string path = Path.Combine(folder, target.Name);
            target.Write(path, target.Name is "tree" or "csv-shards" or "parquet-shards" ? mnist.Test : mnist.Train);
            if (target.Name is "digits.csv" or "digits.npz" or "digits_lmdb" or "digits.parquet") // read into memory, each in its turn
            {
                int count = ReadAll(target.Name, path).Count;
                if (count != mnist.Train.Count)
                {
                    Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target}: {count} samples"));
                    return 1;
                }
            }
        }

        TrainingResult result = (Recipe.CaffeLeNet with { Iterations = 20 }).Train(mnist.Train, validation: null, mnist.Test.Take(500));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"accuracy {result.TestAccuracy:F3}, peak {Environment.WorkingSet >> 20} MB, heap {GC.GetTotalMemory(false) >> 20} MB"));
        return 0;
    }

    private static SampleSet ReadAll(string name, string path) => name switch
    {
        "digits.csv" => SampleFormat.Csv.Import(path, new CsvReadOptions { Split = Split.Train }).Train,
        "digits.npz" => SampleFormat.Npz.Import(path).Train,
        "digits_lmdb" => SampleFormat.Lmdb.Import(path).Train,
        _ => SampleFormat.Parquet.Import(path).Train,
    };
}
