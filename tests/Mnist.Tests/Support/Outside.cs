using System.Diagnostics;

namespace Mnist.Tests.Support;

/// <summary>Programs that this project did not write. A test that needs one is skipped where it is not installed.</summary>
internal static class Outside
{
    private const string SystemPython = "/usr/bin/python3"; // the one that Debian's packages belong to

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs a program and gives what it prints.</summary>
    /// <param name="package">What to install where it is missing.</param>
    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">Its arguments.</param>
    public static string Run(string package, string program, params string[] arguments)
    {
        if (Find(program) is not string path)
        {
            Assert.Skip($"Needs {program}: install {package}.");
            return "";
        }

        (int exitCode, string output, string error) = Start(path, arguments);
        Assert.True(exitCode == 0, $"{program} ended with {exitCode}: {error}{output}");
        return output;
    }

    /// <summary>Runs a Python script and gives what it prints.</summary>
    /// <param name="module">A module that the script needs.</param>
    /// <param name="package">What to install where it is missing.</param>
    /// <param name="script">The script; reads its arguments from <c>sys.argv[1:]</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    public static string Python(string module, string package, string script, params string[] arguments)
    {
        string? python = File.Exists(SystemPython) ? SystemPython : Find("python3");
        if (python is null || Start(python, ["-c", $"import {module}"]).ExitCode != 0)
        {
            Assert.Skip($"Needs the Python module {module}: install {package}.");
            return "";
        }

        (int exitCode, string output, string error) = Start(python, ["-c", script, .. arguments]);
        Assert.True(exitCode == 0, $"Python ended with {exitCode}: {error}{output}");
        return output.ReplaceLineEndings("\n").TrimEnd('\n');
    }

    /// <summary>Runs a program that may fail; null where it is not installed.</summary>
    public static (int ExitCode, string Output, string Error)? TryRun(string program, params string[] arguments) =>
        Find(program) is string path ? Start(path, arguments) : null;

    private static string? Find(string program) => File.Exists(program)
        ? program
        : (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    private static (int ExitCode, string Output, string Error) Start(string path, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(path, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill();
            Assert.Fail($"{path} does not end.");
        }

        process.WaitForExit();
        return (process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
