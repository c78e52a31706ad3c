using SharpFuzz;

namespace Mnist.Fuzzing.Running;

/// <summary>A copy of this program whose libraries tell which branches they take.</summary>
internal static class Instrumented
{
    private static readonly string[] s_libraries = ["Mnist.dll", "Mnist.Learning.dll"];
    private static readonly string[] s_plugins = ["Mnist.Images", "Mnist.Parquet"];

    /// <summary>Copies the program and instruments the readers in the copy.</summary>
    /// <param name="folder">Where to; must not exist.</param>
    public static void Make(string folder)
    {
        string source = AppContext.BaseDirectory;
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        foreach (string library in s_libraries)
        {
            Instrument(Path.Combine(folder, library));
        }

        foreach (string plugin in s_plugins)
        {
            MakePlugin(folder, plugin);
        }
    }

    // In a folder of its own a plugin finds no second copy of what counts the branches.
    private static void MakePlugin(string folder, string name)
    {
        string target = Directory.CreateDirectory(Path.Combine(folder, "plugins", name)).FullName;
        foreach (string library in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Where(library => !IsShared(Path.GetFileName(library))))
        {
            File.Copy(library, Path.Combine(target, Path.GetFileName(library)));
        }

        Instrument(Path.Combine(target, name + ".dll"));
        Instrument(Path.Combine(target, "StbImageSharp.dll"));
    }

    private static bool IsShared(string library) =>
        s_libraries.Contains(library) || library is "Fuzzing.dll" or "dnlib.dll" || library.StartsWith("SharpFuzz", StringComparison.Ordinal);

    private static void Instrument(string library) => Fuzzer.Instrument(library, IsReader, Options.Value);

    // Kernels of the networks read no files, and would fill the map with their loops.
    private static bool IsReader(string type) => !type.StartsWith("Mnist.Learning.Kernels", StringComparison.Ordinal);
}
