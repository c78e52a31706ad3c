using Mnist.Benchmarks.Racing;

namespace Mnist.Benchmarks.Peers;

/// <summary>Train to mnist_train.csv and back.</summary>
internal static class CsvPeers
{
    public static IEnumerable<Race> Races(Workspace workspace)
    {
        SampleSet train = MnistDataset.Open().Train;
        train.Load();
        string csv = workspace["mnist_train.csv"];
        Csv.Write(csv, train);
        string images = workspace["raw-images"];
        string labels = workspace["raw-labels"];
        Idx.Write(images, Idx.Read(Path.Combine(MnistDataset.Open().Location, "train-images-idx3-ubyte.gz")));
        Idx.Write(labels, Idx.Read(Path.Combine(MnistDataset.Open().Location, "train-labels-idx1-ubyte.gz")));

        yield return new Race(
            "Train to CSV (109.6 MB, a new path each time)",
            new Contender("Csv.Write", () => workspace.ToNewPath(path => Timing.Of(() => Csv.Write(path, train)))),
            new Contender("cp of that file", () => workspace.ToNewPath(path => Timing.OfProgram("cp", csv, path))),
            new Contender("CsvHelper", () => workspace.ToNewPath(path => Timing.Of(() => CsvHelperPeer.Write(path, train))), Rounds: 3),
            new Contender("Python, byte by byte", () => workspace.ToNewPath(path => Timing.OfPython("csv_out.py", images, labels, path)), Rounds: 1));

        bool hasNumpy = Timing.HasPython("numpy");
        yield return new Race("Train from CSV", [
            new Contender("Csv.Read", () => Timing.Of(() => Csv.Read(csv))),
            new Contender("reading the file's bytes", () => Timing.Of(() => File.ReadAllBytes(csv))),
            new Contender("CsvHelper", () => Timing.Of(() => CsvHelperPeer.Read(csv)), Rounds: 3),
            .. hasNumpy
                ? new[]
                {
                    new Contender("numpy.loadtxt", () => Timing.OfPython("csv_in.py", csv, "float64"), Rounds: 1),
                    new Contender("numpy.loadtxt(dtype=uint8)", () => Timing.OfPython("csv_in.py", csv, "uint8"), Rounds: 1),
                }
                : [],
        ]);
    }
}
