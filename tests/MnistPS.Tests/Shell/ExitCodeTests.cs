namespace MnistPS.Tests.Shell;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData(0, "1")]
    [InlineData(0, "")]
    [InlineData(7, "exit 7")]
    [InlineData(0, "nosuchcommand; exit 0")]
    [InlineData(1, "nosuchcommand")]
    [InlineData(0, "nosuchcommand; 2")]
    [InlineData(1, "throw 'no'")]
    [InlineData(1, "if (")]
    [InlineData(1, "if )")]
    [InlineData(1, "function f { [CmdletBinding()] param([Parameter(Mandatory)] [int] $n) }; f -n x")]
    [InlineData(3, "$Host.SetShouldExit(3)")]
    public async Task Command_ends_with_the_code_that_pwsh_gives(int code, string command)
    {
        ShellResult result = await ShellRun.Run("-Command", command);
        Assert.Equal(code, result.ExitCode);
        Assert.Equal(code == 1 || command.Contains("nosuch", StringComparison.Ordinal), result.Error.Length > 0);
    }

    [Theory]
    [InlineData(0, "1")]
    [InlineData(7, "exit 7")]
    [InlineData(0, "nosuchcommand; exit 0")]
    [InlineData(5, "function f { exit 5 }; f; 'not reached'")]
    [InlineData(1, "throw 'no'")]
    [InlineData(1, "if (")]
    [InlineData(44, "exit 44; 'not reached'")]
    [InlineData(0, "$global:LASTEXITCODE = 9")]
    [InlineData(1, "$global:LASTEXITCODE = 9; nosuchcommand; throw 'no'")]
    public async Task File_ends_with_the_code_that_pwsh_gives(int code, string script)
    {
        using var file = new ScriptFile(script);
        ShellResult result = await ShellRun.Run("-File", file.Path);
        Assert.Equal(code, result.ExitCode);
        Assert.DoesNotContain("not reached", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exit_of_a_script_within_a_script_is_a_code_to_read()
    {
        using var inner = new ScriptFile("exit 7");
        using var outer = new ScriptFile($"& '{inner.Path}'; \"code $LASTEXITCODE\"");
        Assert.Equal(new ShellResult(0, "code 7" + Environment.NewLine, ""), await ShellRun.Run("-File", outer.Path));
    }

    [Fact]
    public async Task Exit_of_a_script_leaves_the_prompt_of_NoExit()
    {
        using var file = new ScriptFile("exit 7");
        ShellResult result = await ShellRun.RunWithInput("\"still here\"", "-NoExit", "-File", file.Path);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("still here", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_of_a_program_is_known_but_not_passed_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs /bin/sh");
        ShellResult result = await ShellRun.Run("-Command", "/bin/sh -c 'exit 4'; \"code $LASTEXITCODE\"");
        Assert.Equal(new ShellResult(0, "code 4" + Environment.NewLine, ""), result);
    }
}
