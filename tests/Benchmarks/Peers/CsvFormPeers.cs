using Mnist.Benchmarks.Racing;
using Mnist.Formats;

namespace Mnist.Benchmarks.Peers;

/// <summary>The same samples in CSV as other programs write it.</summary>
internal static class CsvFormPeers
{
    private const int Count = 20_000;

    public static IEnumerable<Race> Races(Workspace workspace)
    {
        SampleSet samples = MnistDataset.Open().Train.Take(Count);
        string published = workspace["published_train.csv"];
        SampleFormat.Csv.Write(published, samples);
        foreach (CsvForm form in CsvForm.Others)
        {
            string path = workspace["form_train.csv"];
            form.Write(path, samples);
            yield return new Race(
                FormattableString.Invariant($"{Count:N0} samples from CSV: {form.Name}"),
                new Contender("Csv.Import", () => Timing.Of(() => SampleFormat.Csv.Import(path))),
                new Contender("Csv.Import of them as published", () => Timing.Of(() => SampleFormat.Csv.Import(published))) { Target = 4 },
                new Contender("limit: reading the file's bytes", () => Timing.Of(() => File.ReadAllBytes(path))),
                new Contender("Sep", () => Timing.Of(() => SepPeer.Read(path, form))) { Rounds = 3, Target = 1 });
        }
    }
}
