using System.Diagnostics;
using System.Globalization;

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

    /// <summary>The seconds that this program prints for its arguments.</summary>
    /// <inheritdoc cref="Output"/>
    public static double Seconds(string? off, params string[] arguments) => double.Parse(Output(off, arguments), CultureInfo.InvariantCulture);

    /// <summary>What this program prints for its arguments.</summary>
    /// <param name="off">A variable that is 0 there; null for none.</param>
    /// <param name="arguments">The arguments.</param>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static string Output(string? off, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path, Arguments(arguments)) { RedirectStandardOutput = true };
        if (off is not null)
        {
            start.Environment[off] = "0";
        }

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"This program failed with {string.Join(' ', arguments)}.");
    }
}
