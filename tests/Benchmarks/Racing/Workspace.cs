namespace Mnist.Benchmarks.Racing;

/// <summary>A folder for the files of a run, removed at its end.</summary>
public sealed class Workspace : IDisposable
{
    private int _next;

    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("mnist-benchmarks-").FullName;

    /// <summary>A path in it.</summary>
    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Measures work that writes a file or folder, each time to a path that does not exist; it is removed untimed.</summary>
    /// <param name="work">Gets the path.</param>
    /// <param name="extension">What the path ends in.</param>
    public double ToNewPath(Func<string, double> work, string extension = "")
    {
        string path = this[$"new-{_next++}{extension}"];
        double seconds = work(path);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }

        return seconds;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
