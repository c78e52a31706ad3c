namespace MnistPS.Tests.Shell;

public sealed class StreamTests
{
    private const string AllStreams = """
        function Write-All {
            [CmdletBinding()] param()
            $PSCmdlet.WriteObject('an object')
            $PSCmdlet.WriteError([Management.Automation.ErrorRecord]::new([Exception]::new('an error'), 'Id', 'NotSpecified', $null))
            $PSCmdlet.WriteWarning('a warning')
            $PSCmdlet.WriteVerbose('a detail')
            $PSCmdlet.WriteProgress([Management.Automation.ProgressRecord]::new(1, 'progress', 'here'))
            $PSCmdlet.WriteInformation('an information', [string[]]@())
            $Host.UI.WriteLine('Red', 'Blue', 'in colors')
            "$([char]27)[31mred$([char]27)[0m"
        }
        Write-All -Verbose -InformationAction Continue
        throw 'the end'
        """;

    [Fact]
    public async Task Errors_go_to_standard_error_and_all_else_to_standard_output_as_plain_text()
    {
        ShellResult result = await ShellRun.Run("-Command", AllStreams);
        Assert.Equal(["an object", "WARNING: a warning", "VERBOSE: a detail", "an information", "in colors", "red"], result.Lines);
        Assert.Contains("an error", result.Error, StringComparison.Ordinal);
        Assert.Contains("the end", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("progress", result.Output + result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("\e", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Objects_are_shown_by_their_views_at_a_width_of_120()
    {
        ShellResult result = await ShellRun.Run("-Command", "Get-Command Where-Object; $Host.UI.RawUI.BufferSize.Width; 'x' * 300");
        Assert.Contains(result.Lines, line => line.StartsWith("CommandType ", StringComparison.Ordinal));
        Assert.Contains("120", result.Lines);
        Assert.Contains(new string('x', 300), result.Lines);
    }

    [Fact]
    public async Task An_error_of_a_script_shows_its_line()
    {
        using var file = new ScriptFile("'first'\n[int] 'x'\n");
        ShellResult result = await ShellRun.Run("-File", file.Path);
        Assert.Contains($"{file.Path}:2", result.Error, StringComparison.Ordinal);
        Assert.Contains("   2 |  [int] 'x'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_other_scripts_passes()
    {
        Assert.Equal(["七 é Ω"], (await ShellRun.Run("-Command", "'七 é Ω'")).Lines);
    }
}
