namespace MnistPS.Tests.Shell;

public sealed class QuestionTests
{
    private const string Deleter = """
        function Remove-It {
            [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param([Parameter(Mandatory)] [int] $Count)
            if ($PSCmdlet.ShouldProcess('it', 'Remove')) { "removed $Count" } else { 'kept' }
        }

        """;

    [Theory]
    [InlineData("y", "removed 1")]
    [InlineData("", "removed 1")]
    [InlineData("no", "kept")]
    [InlineData("?\nN", "kept")]
    public async Task Confirm_is_answered_by_standard_input(string answer, string expected)
    {
        ShellResult result = await ShellRun.RunWithInput(answer + "\n", "-Command", Deleter + "Remove-It 1");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("[Y] Yes  [A] Yes to All  [N] No", result.Output, StringComparison.Ordinal);
        Assert.EndsWith(expected + Environment.NewLine, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_parameters_are_asked_for_until_they_fit()
    {
        ShellResult result = await ShellRun.RunWithInput("many\n3\n", "-Command", Deleter + "Remove-It -Confirm:$false");
        Assert.EndsWith("removed 3" + Environment.NewLine, result.Output, StringComparison.Ordinal);
        Assert.Contains("many", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Remove-It 1", "-NonInteractive")]
    [InlineData("Remove-It", "missing mandatory parameters: Count")]
    [InlineData("$Host.UI.ReadLine()", "-NonInteractive")]
    [InlineData("$Host.UI.ReadLineAsSecureString()", "-NonInteractive")]
    [InlineData("$Host.UI.PromptForCredential('', '', '', '')", "-NonInteractive")]
    [InlineData("Remove-It 1", "standard input has ended", "-nologo")]
    [InlineData("$Host.UI.ReadLine()", "standard input has ended", "-nologo")]
    public async Task A_question_that_nobody_answers_is_an_error(string command, string reason, string? option = null)
    {
        ShellResult result = await ShellRun.Run(option ?? "-NonInteractive", "-Command", Deleter + command + "; throw 'done'");
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("removed", result.Output, StringComparison.Ordinal);
    }
}
