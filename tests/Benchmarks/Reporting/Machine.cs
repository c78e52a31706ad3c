using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Mnist.Benchmarks.Racing;

namespace Mnist.Benchmarks.Reporting;

/// <summary>Where and with what something was measured: a figure without it says nothing.</summary>
/// <param name="Date">The day, UTC.</param>
/// <param name="Processor">The model, and how many cores this process may use.</param>
/// <param name="Memory">What the machine has.</param>
/// <param name="System">The operating system and the runtime.</param>
/// <param name="FileSystem">Where files were written.</param>
/// <param name="Load">How many processes wanted to run when the measuring began; much of it spoils absolute figures.</param>
/// <param name="Python">Python, the packages that are compared with, their BLAS and threads.</param>
public sealed record Machine(string Date, string Processor, string Memory, string System, string FileSystem, string Load, string Python)
{
    /// <summary>Looks at this machine.</summary>
    /// <param name="folder">Where files will be written.</param>
    public static Machine Describe(string folder)
    {
        var drive = new DriveInfo(folder);
        string[] vectors = [.. Avx512F.IsSupported ? ["AVX-512"] : Avx2.IsSupported ? ["AVX2"] : Array.Empty<string>()];
        return new Machine(
            DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
            string.Join(", ", [FieldOf("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString(), $"{Environment.ProcessorCount} cores", .. vectors]),
            string.Create(CultureInfo.InvariantCulture, $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0.0} GB"),
            $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}",
            $"{drive.DriveFormat} in {folder}",
            File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown",
            Timing.Ask("about.py") ?? "Python is not installed");
    }

    /// <summary>The lines that stand above a table.</summary>
    public string ToMarkdown() => $"""
        - {Date}, load at the start {Load}
        - {Processor}, {Memory}
        - {System}
        - files on {FileSystem}
        - {Python}
        """;

    private static string? FieldOf(string path, string name) => !File.Exists(path) ? null
        : File.ReadLines(path).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim();
}
