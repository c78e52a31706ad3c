using System.Diagnostics;

namespace MnistPS.Tests.Shell;

/// <summary>The shell that this build has made, found by where this build has put the tests.</summary>
internal static class ShellUnderTest
{
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>The shell's output folder of the same configuration as the tests'.</summary>
    public static string Folder { get; } = Path.Combine(
        RepositoryRoot, "src", "MnistPS.Shell", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0");

    public static string Program => Path.Combine(Folder, "MnistPS.Shell.dll");

    public static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    /// <summary>A way to start it that does not depend on who runs the tests, and writes nothing to that person's home.</summary>
    public static ProcessStartInfo StartInfo(string program, params IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        info.Environment.Remove("NO_COLOR");
        info.Environment.Remove("PSModulePath");
        info.Environment["TERM"] = "xterm";
        info.Environment["XDG_DATA_HOME"] = Path.Combine(Path.GetTempPath(), "mnistps-tests-" + Environment.ProcessId);
        return info;
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MnistPS.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside the repository.");
    }
}
