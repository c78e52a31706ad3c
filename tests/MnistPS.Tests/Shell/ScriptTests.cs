namespace MnistPS.Tests.Shell;

public sealed class ScriptTests
{
    private const string Report = """
        param([string] $Name, [int] $Count = 1, [switch] $Loud, [Parameter(ValueFromRemainingArguments)] $Rest)
        "$Name/$Count/$Loud/$Rest"
        """;

    [Theory]
    [InlineData("/1/False/")]
    [InlineData("Bob/3/True/a b", "-Name", "Bob", "-Count", "3", "-Loud", "a", "b")]
    [InlineData("Bob/2/False/", "Bob", "2")]
    [InlineData("Bob/1/False/", "-Name:Bob", "-Loud:$false")]
    [InlineData("Bob/1/True/", "-Name:", "Bob", "-Loud:true")]
    [InlineData("-1/1/False/", "-Name", "-1")]
    [InlineData("/1/False/-Command", "-Rest", "-Command")]
    public async Task Arguments_bind_as_in_pwsh(string expected, params string[] arguments)
    {
        using var file = new ScriptFile(Report);
        ShellResult result = await ShellRun.Run(["-File", file.Path, .. arguments]);
        Assert.Equal(new ShellResult(0, expected + Environment.NewLine, ""), result);
    }

    [Fact]
    public async Task First_word_is_a_script()
    {
        using var file = new ScriptFile("\"$args in $PSScriptRoot\"");
        ShellResult result = await ShellRun.Run("-NoLogo", file.Path, "a", "b");
        Assert.Equal([$"a b in {Path.GetDirectoryName(file.Path)}"], result.Lines);
    }

    [Fact]
    public async Task Script_without_the_extension_runs()
    {
        using var file = new ScriptFile("#!/usr/bin/env mnistps\n\"ran with $args\"\nexit 3", extension: "");
        Assert.Equal(new ShellResult(3, "ran with x" + Environment.NewLine, ""), await ShellRun.Run("-File", file.Path, "x"));
    }

    [Theory]
    [InlineData]
    [InlineData("-Command", "-")]
    [InlineData("-File", "-")]
    public async Task Standard_input_is_run(params string[] arguments)
    {
        ShellResult result = await ShellRun.RunWithInput("$a = 'from'\nif ($a) {\n  \"$a input\"\n}\nexit 6\n", arguments);
        Assert.Equal(new ShellResult(6, "from input" + Environment.NewLine, ""), result);
    }

    [Fact]
    public async Task Lines_of_standard_input_arrive_in_input()
    {
        ShellResult result = await ShellRun.RunWithInput("a\nb\n", "-Command", "$input | ForEach-Object { \"<$_>\" }");
        Assert.Equal(["<a>", "<b>"], result.Lines);
    }

    [Fact]
    public async Task NoExit_goes_on_with_the_lines_that_come()
    {
        ShellResult result = await ShellRun.RunWithInput("\"then $a\"\nexit 2\n", "-NoExit", "-Command", "$a = 'kept'");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("then kept", result.Output, StringComparison.Ordinal);
    }
}
