using System.Diagnostics;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Start;

/// <summary><c>dotnet run --project src/MnistPS</c>: PowerShell itself, with the module imported.</summary>
public sealed class StartTests
{
    private static readonly string[] s_run =
    [
        "run", "--no-build", "--configuration", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name,
        "--project", Path.Combine(StagedModule.RepositoryRoot, "src", "MnistPS"),
    ];

    [Fact]
    public async Task The_first_command_of_the_README_prints_the_table_of_the_dataset_page()
    {
        ProcessResult result = await Run("", "Measure-MnistCategory", "-IncludeTotal");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(13, result.Lines.Length);
        Assert.Contains("    5 5                          5421        892       6313", result.Lines);
        Assert.Contains("      Total                     60000      10000      70000", result.Lines);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("exit 7")]
    [InlineData("nosuchcommand")]
    [InlineData("nosuchcommand; 2")]
    [InlineData("throw 'no'")]
    [InlineData("if (")]
    [InlineData("Get-Item nowhere")]
    [InlineData("$Host.SetShouldExit(3)")]
    [InlineData("Write-Output 'two  spaces' \"a $(1 + 1)\"")]
    [InlineData("$input | ForEach-Object { \"<$_>\" }", "first\nsecond\n")]
    [InlineData("Get-Command Get-MnistSample -Syntax | Out-Null; $PWD.Path; $PSVersionTable.PSVersion.ToString()")]
    public async Task A_command_prints_and_ends_as_with_pwsh(string command, string input = "")
    {
        string[] own = [StagedModule.Pwsh, "-NoLogo", "-Command", $"Import-Module '{StagedModule.Manifest}'; {command}"];
        ProcessResult expected = await ChildProcess.Run(StartInfo(own), input);
        ProcessResult actual = await Run(input, command);
        Assert.Equal((expected.ExitCode, expected.Output), (actual.ExitCode, actual.Output));
        Assert.Equal(expected.Error.Length == 0, actual.Error.Length == 0);
    }

    [Fact]
    public async Task Without_a_command_it_reads_lines_from_standard_input_with_the_module_imported()
    {
        ProcessResult result = await ChildProcess.Run(StartInfo(s_run), "(Get-Module MnistPS).ExportedCmdlets.Count -gt 30\nexit 6\n");
        Assert.Equal(6, result.ExitCode);
        Assert.Contains(result.Lines, line => line.EndsWith("True", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ctrl_C_ends_a_command_as_it_ends_that_of_pwsh()
    {
        Assert.SkipUnless(Terminal.IsPossible, Terminal.Requirement);
        const string Endless = "try { 're' + 'ady'; while ($true) { } } finally { [Console]::WriteLine('cleaned' + ' up') }; 'not' + ' reached'";
        var ends = new List<string>();
        foreach (string[] start in new string[][] { [StagedModule.Pwsh, "-NoProfile", "-Command"], [.. s_run, "--"] })
        {
            await using Terminal terminal = await Terminal.Open([ChildProcess.Dotnet, .. start, Endless]);
            await terminal.Expect("ready");
            await terminal.Press("C-c");
            string screen = await terminal.Expect("ended with");
            Assert.Contains("cleaned up", screen, StringComparison.Ordinal);
            Assert.DoesNotContain("not reached", screen, StringComparison.Ordinal);
            ends.Add(screen[screen.IndexOf("ended with", StringComparison.Ordinal)..]);
        }

        Assert.Equal(ends[0], ends[1]);
    }

    [Fact]
    public async Task An_interactive_session_completes_shows_progress_and_survives_Ctrl_C_in_a_training_run()
    {
        Assert.SkipUnless(Terminal.IsPossible, Terminal.Requirement);
        await using Terminal terminal = await Terminal.Open([ChildProcess.Dotnet, .. s_run]);
        await terminal.Expect("PS ");
        await terminal.Type("Invoke-MnistTraining Caf");
        await terminal.Press("Tab");
        await terminal.Expect("Invoke-MnistTraining CaffeLeNet");
        await terminal.Type(" -Iterations 100000 -Interval 100");
        await terminal.Press("Enter");
        await terminal.Expect("TrainAccuracy");
        await terminal.Expect("of 100,000 batches"); // the progress line
        await terminal.Press("C-c");
        await terminal.Type("'al' + 'ive'");
        await terminal.Press("Enter");
        await terminal.Expect("\nalive");
        await terminal.Press("Up");
        await terminal.Press("Up");
        await terminal.Expect("-Interval 100");
        await terminal.Press("C-u");
        await terminal.Type("exit 4");
        await terminal.Press("Enter");
        await terminal.Expect("ended with 4");
    }

    private static Task<ProcessResult> Run(string input, params string[] command) =>
        ChildProcess.Run(StartInfo([.. s_run, "--", .. command]), input);

    private static ProcessStartInfo StartInfo(string[] arguments) => ChildProcess.StartInfo(ChildProcess.Dotnet, null, arguments);
}
