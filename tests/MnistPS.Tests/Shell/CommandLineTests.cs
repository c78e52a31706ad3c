namespace MnistPS.Tests.Shell;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("-Help")]
    [InlineData("-?")]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Help_is_shown(string option)
    {
        ShellResult result = await ShellRun.Run(option);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("-NonInteractive", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Version")]
    [InlineData("-v")]
    [InlineData("--version")]
    public async Task Version_names_the_shell_and_the_engine(string option)
    {
        ShellResult result = await ShellRun.Run(option);
        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"^mnistps \d+\.\d+\.\d+ \(PowerShell engine 7\.\d+\.\d+\)\s*$", result.Output);
    }

    [Theory]
    [InlineData("There is no option '-Comand'.", "-Comand", "1")]
    [InlineData("There is no option '-teract'. Did you mean -noninteractive, -interactive?", "-noprofile", "-teract")]
    [InlineData("There is no script 'no-such-file.ps1'.", "no-such-file.ps1")]
    [InlineData("-Command needs the text to run.", "-Command")]
    [InlineData("-File needs the path of a script.", "-File")]
    [InlineData("Nothing may follow '-Command -'.", "-Command", "-", "more")]
    [InlineData("There is no folder '/no/such/folder'.", "-wd", "/no/such/folder", "-c", "1")]
    public async Task What_is_wrong_is_said_with_code_64(string message, params string[] arguments)
    {
        ShellResult result = await ShellRun.Run(arguments);
        Assert.Equal(64, result.ExitCode);
        Assert.StartsWith(message, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("-NoProfile", "-NoLogo", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-Command", "'it runs'")]
    [InlineData("-nop", "-nol", "-noni", "-ep", "Bypass", "-c", "'it runs'")]
    [InlineData("--command", "'it", "runs'")]
    public async Task Options_of_pwsh_are_taken(params string[] arguments)
    {
        ShellResult result = await ShellRun.Run(arguments);
        Assert.Equal(new ShellResult(0, "it runs" + Environment.NewLine, ""), result);
    }

    [Fact]
    public async Task A_working_directory_is_where_the_command_runs()
    {
        ShellResult result = await ShellRun.Run("-WorkingDirectory", ShellUnderTest.RepositoryRoot, "-Command", "$PWD.Path");
        Assert.Equal([ShellUnderTest.RepositoryRoot.TrimEnd(Path.DirectorySeparatorChar)], result.Lines);
    }
}
