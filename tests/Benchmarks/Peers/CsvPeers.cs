using Mnist.Benchmarks.Racing;
using Mnist.Formats;

namespace Mnist.Benchmarks.Peers;

/// <summary>Train to mnist_train.csv and back.</summary>
internal static class CsvPeers
{
    public static IEnumerable<Race> Races(Workspace workspace)
    {
        SampleSet train = MnistDataset.Open().Train;
        train.Load();
        string csv = workspace["mnist_train.csv"];
        SampleFormat.Csv.Write(csv, train);
        PlainFiles plain = PlainFiles.In(workspace);

        double ToPython(string kind) => workspace.ToNewPath(path => Timing.OfPython("csv_out.py", kind, plain.Images, plain.Labels, path));
        yield return new Race(
            "Train to CSV (109.6 MB, a new path each time)",
            new Contender("Csv.Write", () => workspace.ToNewPath(path => Timing.Of(() => SampleFormat.Csv.Write(path, train)))),
            new Contender("limit: cp of that file", () => workspace.ToNewPath(path => Timing.OfProgram("cp", csv, path))) { Target = 2 },
            new Contender("CsvHelper", () => workspace.ToNewPath(path => Timing.Of(() => CsvHelperPeer.Write(path, train)))) { Rounds = 3, Target = 1 },
            Contender.Python("numpy.savetxt(fmt=\"%d\")", "numpy", () => ToPython("savetxt")) with { Rounds = 1, Target = 1 },
            Contender.Python("Python, byte by byte", "numpy", () => ToPython("bytes")) with { Rounds = 1, Target = 1 });

        yield return new Race(
            "Train from CSV",
            new Contender("Csv.Import", () => Timing.Of(() => SampleFormat.Csv.Import(csv))),
            new Contender("limit: reading the file's bytes", () => Timing.Of(() => File.ReadAllBytes(csv))) { Target = 4 },
            new Contender("CsvHelper", () => Timing.Of(() => CsvHelperPeer.Read(csv))) { Rounds = 3, Target = 1 },
            new Contender("Sep", () => Timing.Of(() => SepPeer.Read(csv, CsvForm.Published))) { Rounds = 3, Target = 1 },
            Contender.Python("numpy.loadtxt", "numpy", () => Timing.OfPython("csv_in.py", csv, "float64")) with { Rounds = 1, Target = 1 },
            Contender.Python("numpy.loadtxt(dtype=uint8)", "numpy", () => Timing.OfPython("csv_in.py", csv, "uint8")) with { Rounds = 1, Target = 1 });
    }
}
