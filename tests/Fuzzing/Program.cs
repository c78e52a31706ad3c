using System.Globalization;
using Mnist.Fuzzing.Running;
using Mnist.Fuzzing.Targets;
using SharpFuzz;

const string Usage = """
    run [target...] [--seconds 15] [--seed n] [--jobs 2]   damages files and has them read, each target in a process of its own
    replay target file                                     reads one file and says what comes of it
    seeds target folder                                    writes the sound files that damage starts from
    instrument folder                                      makes a copy of this program for afl-fuzz
    afl target                                             reads what afl-fuzz sends; run the instrumented copy
    """;

var coverage = new Coverage(); // first of all: instrumented libraries write where it points them
try
{
    switch (args)
    {
        case ["run", .. var rest]:
            return new FuzzRun(RunOptions.Parse(rest)).Run();
        case ["loop", var name, var folder, var seconds, var seed]: // what run starts
            return new FuzzLoop(FuzzTargets.Of(name), folder, coverage, int.Parse(seed, CultureInfo.InvariantCulture))
                .Run(TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
        case ["replay", var name, var file]:
            return Replay(FuzzTargets.Of(name), file);
        case ["seeds", var name, var folder]:
            WriteSeeds(FuzzTargets.Of(name), folder);
            return 0;
        case ["instrument", var folder]:
            Instrumented.Make(folder);
            return 0;
        case ["afl", var name]:
            ReadForAfl(FuzzTargets.Of(name));
            return 0;
        default:
            Console.Error.WriteLine(Usage);
            Console.Error.WriteLine($"Targets: {string.Join(", ", FuzzTargets.All.Select(target => target.Name))}");
            return 2;
    }
}
catch (ArgumentException exception) when (args is ["run" or "replay" or "seeds" or "afl", ..])
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}

static int Replay(FuzzTarget target, string file)
{
    string folder = Directory.CreateTempSubdirectory("mnist-fuzzing-").FullName;
    try
    {
        string path = Path.Combine(folder, target.FileName);
        File.Copy(file, path);
        target.Read(path);
        Console.WriteLine("read");
        return 0;
    }
    catch (Exception exception)
    {
        Console.WriteLine(exception);
        return 1;
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
}

static void WriteSeeds(FuzzTarget target, string folder)
{
    string work = Directory.CreateTempSubdirectory("mnist-fuzzing-").FullName;
    int number = 0;
    foreach (byte[] seed in target.MakeSeeds(work))
    {
        File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(folder).FullName, string.Create(CultureInfo.InvariantCulture, $"{number++:D2}")), seed);
    }

    Directory.Delete(work, recursive: true);
}

static void ReadForAfl(FuzzTarget target)
{
    string path = Path.Combine(Directory.CreateTempSubdirectory("mnist-fuzzing-").FullName, target.FileName);
    Fuzzer.OutOfProcess.Run(stream =>
    {
        using (FileStream file = File.Create(path))
        {
            stream.CopyTo(file);
        }

        target.TryRead(path);
    });
}
