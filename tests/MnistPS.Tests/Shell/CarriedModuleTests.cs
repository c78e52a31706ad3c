namespace MnistPS.Tests.Shell;

public sealed class CarriedModuleTests
{
    [Fact]
    public async Task The_module_is_imported_from_beside_the_shell()
    {
        ShellResult result = await ShellRun.Run("-Command", "Get-Module MnistPS | ForEach-Object ModuleBase; $env:PSModulePath");
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith(Path.Combine(ShellUnderTest.Folder, "Modules", "MnistPS"), result.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith(Path.Combine(ShellUnderTest.Folder, "Modules") + Path.PathSeparator, result.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_main_job_runs_in_one_command()
    {
        ShellResult result = await ShellRun.Run("-Command", "Measure-MnistCategory -IncludeTotal");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("", result.Error);
        Assert.Contains("5 5                          5421        892       6313", result.Lines);
        Assert.Contains("Total                     60000      10000      70000", result.Lines);
    }

    [Fact]
    public void The_module_is_the_staged_one_byte_for_byte()
    {
        string carried = Assert.Single(Directory.GetDirectories(Path.Combine(ShellUnderTest.Folder, "Modules", "MnistPS")));
        string staged = Path.Combine(ShellUnderTest.RepositoryRoot, "output", "MnistPS", Path.GetFileName(carried));
        string[] files = Files(staged);
        Assert.Contains("MnistPS.psd1", files);
        Assert.Equal(files, Files(carried));
        Assert.All(files, file => Assert.Equal(Bytes(staged, file), Bytes(carried, file)));
    }

    [Fact]
    public async Task Without_its_module_the_shell_says_so_and_ends()
    {
        string copy = Directory.CreateTempSubdirectory("mnistps-").FullName;
        try
        {
            foreach (string file in Files(ShellUnderTest.Folder).Where(file => !file.StartsWith("Modules", StringComparison.Ordinal)))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, file))!);
                File.Copy(Path.Combine(ShellUnderTest.Folder, file), Path.Combine(copy, file));
            }

            string[] arguments = [Path.Combine(copy, "MnistPS.Shell.dll"), "-Command", "'not reached'"];
            using ShellRun run = ShellRun.Start(ShellUnderTest.StartInfo(ShellUnderTest.Dotnet, arguments));
            ShellResult result = await run.Finish();
            Assert.Equal(1, result.ExitCode);
            Assert.Empty(result.Output);
            Assert.Contains("the MnistPS module that belongs to it does not import", result.Error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static byte[] Bytes(string folder, string file) => File.ReadAllBytes(Path.Combine(folder, file));

    private static string[] Files(string folder) => [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file))
        .Order(StringComparer.Ordinal)];
}
