using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Help;

/// <summary>The files of help. tests/Pester/Help.Tests.ps1 tests what Get-Help shows of them.</summary>
public sealed class HelpTests
{
    /// <summary>HelpBuilder compares pages, MAML and about topics with the cmdlets, and names what a page lacks.</summary>
    [Fact]
    public async Task Pages_and_help_files_are_up_to_date()
    {
        string builder = Path.Combine(
            StagedModule.RepositoryRoot, "tools", "HelpBuilder", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "HelpBuilder.dll");
        ProcessResult check = await ChildProcess.Run(ChildProcess.StartInfo(ChildProcess.Dotnet, null, builder, "check"));
        Assert.True(check.ExitCode == 0, check.Error);
    }

    [Fact]
    public void The_help_that_is_staged_is_that_of_the_repository() =>
        Assert.All(Directory.EnumerateFiles(Path.Combine(StagedModule.RepositoryRoot, "module", "en-US")), path =>
            Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(StagedModule.Folder, "en-US", Path.GetFileName(path)))));
}
