using System.Diagnostics;
using System.Security.Cryptography;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Packaging;

/// <summary>samples/Digits, compiled to native code from the packages.</summary>
[Collection(PackagingGroup.Name)]
public sealed class NativeProgramTests(PackageFeed feed)
{
    // mnist_test.csv as Joseph Redmon published it.
    private const string PublishedTestCsv = "51c292478d94ec3a01461bdfa82eb0885d262eb09e615679b2d69dedb6ad09e7";

    // The table of the MNIST page's label files, and mean and deviation as everyone normalizes with them.
    private static readonly string[] s_table =
    [
        "Label  Training  Testing  Total",
        "    0      5923      980   6903",
        "    1      6742     1135   7877",
        "    2      5958     1032   6990",
        "    3      6131     1010   7141",
        "    4      5842      982   6824",
        "    5      5421      892   6313",
        "    6      5918      958   6876",
        "    7      6265     1028   7293",
        "    8      5851      974   6825",
        "    9      5949     1009   6958",
        "Train: 60000 images, mean 0.1307, standard deviation 0.3081",
        "Test: 10000 images, mean 0.1325, standard deviation 0.3105",
    ];

    [Fact]
    public async Task It_publishes_without_a_warning_and_counts_exports_and_predicts()
    {
        Assert.SkipUnless(HasLinker, OperatingSystem.IsWindows()
            ? "PublishAot needs a linker. Install the C++ tools of Visual Studio."
            : "PublishAot needs a linker. Install clang or gcc, and the headers of zlib (apt-get install clang zlib1g-dev).");

        string folder = Directory.CreateDirectory(Path.Combine(feed.Folder, "native")).FullName;
        ScratchProject.WriteDigits(folder, feed.Packages, PackageFeed.Version);
        string output = await ChildProcess.DotnetOutput(folder, "publish", "--output", "published", "-p:TrimmerSingleWarn=false", "-p:UseSharedCompilation=false");
        Assert.Contains("Generating native code", output, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);

        // No assembly and no plugin is beside the program, only the data.
        string program = Path.Combine(folder, "published", OperatingSystem.IsWindows() ? "Digits.exe" : "Digits");
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder, "published"), "*.dll", SearchOption.AllDirectories));

        // The model is trained here, and must see the same in both.
        using var session = new ModuleSession();
        string model = session.PathOf("model.safetensors");
        session.Get($"$run = Invoke-MnistTraining TensorFlowBeginners -Iterations 200 -Seed 1; $run | Export-MnistModel '{model}'");
        string accuracy = $"{session.Get("$run.ConfusionMatrix")[0]}";
        string predicted = string.Join(' ', session.Get("Get-MnistSample -Split Test -First 10 | Invoke-MnistModel $run | ForEach-Object Predicted"));

        ProcessResult result = await Run(program, folder, "test.csv", model);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            [.. s_table, "test.csv: 18289443 bytes", $"TensorFlowBeginners, 7850 parameters: {predicted} ...", accuracy],
            result.Lines);
        await using FileStream csv = File.OpenRead(Path.Combine(folder, "test.csv"));
        Assert.Equal(PublishedTestCsv, Convert.ToHexStringLower(await SHA256.HashDataAsync(csv)));

        // A plugin is an error that says why.
        result = await Run(program, folder, "test.parquet");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(s_table, result.Lines);
        Assert.StartsWith("Mnist.Parquet.dll cannot be loaded: this program is built with PublishAot or PublishTrimmed", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "test.parquet")));

        double start = await Median(program, folder, "too", "many", "arguments");
        double table = await Median(program, folder);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{new FileInfo(program).Length / 1e6:0.0} MB, starts in {start:0} ms, reads and counts MNIST in {table:0} ms (medians of 10 runs).");
    }

    private static bool HasLinker => OperatingSystem.IsWindows()
        ? File.Exists(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "Microsoft Visual Studio", "Installer", "vswhere.exe"))
        : $"{Environment.GetEnvironmentVariable("PATH")}".Split(Path.PathSeparator).Any(folder =>
            File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc")));

    private static Task<ProcessResult> Run(string program, string folder, params string[] arguments) =>
        ChildProcess.Run(ChildProcess.StartInfo(program, folder, arguments));

    private static async Task<double> Median(string program, string folder, params string[] arguments)
    {
        List<double> times = [];
        while (times.Count < 10)
        {
            long start = Stopwatch.GetTimestamp();
            await Run(program, folder, arguments);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times.Order().Skip(4).Take(2).Average();
    }
}
