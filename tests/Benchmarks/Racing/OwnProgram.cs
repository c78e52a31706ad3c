namespace Mnist.Benchmarks.Racing;

/// <summary>This program, to start it again for work that needs a process of its own.</summary>
internal static class OwnProgram
{
    /// <summary>What to start: this program's host, or <c>dotnet</c>.</summary>
    public static string Path => Environment.ProcessPath!;

    /// <summary>The arguments for that, with the assembly before them where it is dotnet that runs it.</summary>
    public static string[] Arguments(params string[] arguments) =>
    [
        .. System.IO.Path.GetFileNameWithoutExtension(Path) == "dotnet" ? [typeof(OwnProgram).Assembly.Location] : Array.Empty<string>(),
        .. arguments,
    ];
}
