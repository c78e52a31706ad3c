using System.Diagnostics;
using System.Globalization;

namespace Mnist.Benchmarks.Racing;

/// <summary>Ways to take the time of a piece of work.</summary>
public static class Timing
{
    /// <summary>Debian's Python, which has Debian's numpy.</summary>
    private const string Python = "/usr/bin/python3";

    /// <summary>The time of a call in this process, after the garbage of the one before was collected.</summary>
    public static double Of(Action work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>The time of a program from start to end.</summary>
    public static double OfProgram(string program, params string[] arguments)
    {
        long started = Stopwatch.GetTimestamp();
        Output(program, arguments);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>The seconds that a Python script of ours measured itself, so that starting Python does not count.</summary>
    public static double OfPython(string script, params string[] arguments) =>
        double.Parse(Output(Python, [PathOf(script), .. arguments]), CultureInfo.InvariantCulture);

    /// <summary>What a Python script of ours prints.</summary>
    /// <param name="script">Its path below this program's folder.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="PeerFailedException">It failed.</exception>
    public static string SayPython(string script, string[] arguments) => Output(Python, [Path.Combine(AppContext.BaseDirectory, script), .. arguments]);

    /// <summary>What a Python script of ours says; null where there is no Python.</summary>
    public static string? Ask(string script) => File.Exists(Python) ? Output(Python, [PathOf(script)]).Trim() : null;

    /// <summary>Whether Python has a module.</summary>
    public static bool HasPython(string module) => File.Exists(Python)
        && Process.Start(new ProcessStartInfo(Python, ["-c", $"import {module}"]) { RedirectStandardError = true }) is { } process
        && WaitFor(process) == 0;

    /// <summary>What a program prints.</summary>
    /// <exception cref="PeerFailedException">It failed.</exception>
    public static string Output(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new PeerFailedException($"{program} {string.Join(' ', arguments)} failed.");
    }

    private static string PathOf(string script) => Path.Combine(AppContext.BaseDirectory, "Peers", script);

    private static int WaitFor(Process process)
    {
        using (process)
        {
            process.WaitForExit();
            return process.ExitCode;
        }
    }
}
