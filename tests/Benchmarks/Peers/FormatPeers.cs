using Mnist.Benchmarks.Racing;
using Mnist.Formats;

namespace Mnist.Benchmarks.Peers;

/// <summary>Train to the formats of other programs, beside the programs. All start from samples in memory, and end in a closed file.</summary>
internal static class FormatPeers
{
    private const int Count = 60_000;

    public static IEnumerable<Race> Races(Workspace workspace)
    {
        SampleSet train = MnistDataset.Open().Train;
        train.Load();
        PlainFiles plain = PlainFiles.In(workspace);
        (double, string) samples = (Count, "samples");

        // The same bytes to a new path are the least that any writer does.
        double ToCopy(string file) => workspace.ToNewPath(path => Timing.OfProgram("cp", "-r", file, path));
        double ToPython(string script, string kind) => workspace.ToNewPath(path => Timing.OfPython(script, kind, plain.Images, plain.Labels, path));

        string lmdb = workspace["mnist_train_lmdb"];
        SampleFormat.Lmdb.Write(lmdb, train);
        yield return new Race(
            "Train to Caffe's LMDB",
            new Contender("Lmdb.Write", () => workspace.ToNewPath(path => Timing.Of(() => SampleFormat.Lmdb.Write(path, train)))),
            new Contender("limit: cp of that database", () => ToCopy(lmdb)),
            Contender.Python("py-lmdb, sync=False, one transaction of put; records made before", "lmdb", () => ToPython("lmdb_out.py", "put")) with { Target = 1 },
            Contender.Python("py-lmdb, also writemap=True, putmulti(append=True); records made before", "lmdb", () => ToPython("lmdb_out.py", "putmulti")) with { Target = 1 })
        { Items = samples };

        string npz = workspace["train.npz"];
        SampleFormat.Npz.Write(npz, train);
        yield return new Race(
            "Train to .npz, stored",
            new Contender("Npz.Write", () => workspace.ToNewPath(path => Timing.Of(() => SampleFormat.Npz.Write(path, train)))),
            new Contender("limit: cp of that file", () => ToCopy(npz)),
            Contender.Python("numpy.savez, its second file", "numpy", () => ToPython("npz_out.py", "savez")) with { Target = 1 })
        { Items = samples };
        yield return new Race(
            "Train to .npz, deflated",
            new Contender("Npz.Write, Compress", () => workspace.ToNewPath(path => Timing.Of(() => SampleFormat.Npz.Write(path, train, new NpzWriteOptions { Compress = true })))) { Rounds = 3 },
            Contender.Python("numpy.savez_compressed", "numpy", () => ToPython("npz_out.py", "savez_compressed")) with { Rounds = 3, Target = 1 })
        { Items = samples };
        yield return new Race(
            "Train from .npz, stored",
            new Contender("Npz.Import", () => Timing.Of(() => SampleFormat.Npz.Import(npz))),
            Contender.Python("numpy.load", "numpy", () => Timing.OfPython("npz_in.py", npz)) with { Target = 1 })
        { Items = samples };

        string libSvm = workspace["mnist"];
        SampleFormat.LibSvm.Write(libSvm, train);
        yield return new Race(
            "Train to LIBSVM's text",
            new Contender("LibSvm.Write", () => workspace.ToNewPath(path => Timing.Of(() => SampleFormat.LibSvm.Write(path, train)))),
            new Contender("limit: cp of that file", () => ToCopy(libSvm)),
            Contender.Python("sklearn.datasets.dump_svmlight_file", "sklearn", () => ToPython("libsvm_out.py", "sklearn")) with { Rounds = 1, Target = 1 },
            Contender.Python("Python, line by line", "numpy", () => ToPython("libsvm_out.py", "lines")) with { Rounds = 1, Target = 1 })
        { Items = samples };
        yield return new Race(
            "Train from LIBSVM's text",
            new Contender("LibSvm.Import", () => Timing.Of(() => SampleFormat.LibSvm.Import(libSvm))),
            Contender.Python("sklearn.datasets.load_svmlight_file", "sklearn", () => Timing.OfPython("libsvm_in.py", libSvm)) with { Rounds = 3, Target = 1 })
        { Items = samples };

        string torch = workspace["train_32x32.t7"];
        SampleFormat.Torch.Write(torch, train);
        yield return new Race(
            "Train to .t7 (no other program that writes it runs here)",
            new Contender("Torch.Write, ascii as published", () => workspace.ToNewPath(path => Timing.Of(() => SampleFormat.Torch.Write(path, train)))),
            new Contender("limit: cp of that file", () => ToCopy(torch)),
            new Contender("Torch.Write, Binary", () => workspace.ToNewPath(path => Timing.Of(() => SampleFormat.Torch.Write(path, train, new TorchWriteOptions { Encoding = TorchEncoding.Binary })))))
        { Items = samples };
    }
}
