using System.Diagnostics;

namespace Mnist.Tests.Support;

/// <summary>A Python that has a module, for tests that compare with what others made.</summary>
internal static class Python
{
    /// <summary>The first of the usual interpreters that can import a module, or null.</summary>
    public static string? With(string module) => new[] { "/usr/bin/python3", "python3", "python" }.FirstOrDefault(python => Imports(python, module));

    private static bool Imports(string python, string module)
    {
        try
        {
            var start = new ProcessStartInfo(python, ["-c", "import " + module]) { RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
