namespace MnistPS.Tests.Shell;

public sealed class PromptTests : IAsyncLifetime
{
    private const string Prompt = "> ";
    private const string CtrlC = "\x03";
    private const string CtrlD = "\x04";
    private const string Up = "\e[A";
    private readonly string _home = Directory.CreateTempSubdirectory("mnistps-").FullName;
    private TerminalSession? _opened;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_opened is not null)
        {
            await _opened.DisposeAsync();
        }

        Directory.Delete(_home, recursive: true);
    }

    [Fact]
    public async Task It_runs_what_is_typed_until_exit()
    {
        TerminalSession session = await Open();
        await session.Type("6 * 7\r");
        await session.Expect("\n42");
        await session.Type("exit 4\r");
        Assert.Equal(4, await session.Exit());
    }

    [Fact]
    public async Task Ctrl_D_leaves()
    {
        TerminalSession session = await Open();
        await session.Type(CtrlD);
        Assert.Equal(0, await session.Exit());
    }

    [Fact]
    public async Task An_unfinished_statement_goes_on()
    {
        TerminalSession session = await Open();
        await session.Type("if ($true) {\r");
        await session.Expect(">> ");
        await session.Type("'in' + 'side'\r}\r");
        await session.Expect("\ninside");
    }

    [Fact]
    public async Task Tab_completes_and_goes_on_to_the_next()
    {
        TerminalSession session = await Open();
        await session.Type("Get-Command -Par\t");
        await session.Expect("Get-Command -ParameterName");
        await session.Type("\t");
        await session.Expect("Get-Command -ParameterType");
        await session.Type("\e[Z");
        await session.Expect("Get-Command -ParameterName");
    }

    [Theory]
    [InlineData("[Console]::ReadL\t", "[Console]::ReadLine(")]
    [InlineData("$Host.Na\t", "$Host.Name")]
    [InlineData("'x'.Le\t", "'x'.Length")]
    public async Task Tab_completes_members(string keys, string expected)
    {
        TerminalSession session = await Open();
        await session.Type(keys);
        await session.Expect(expected);
    }

    [Fact]
    public async Task Tab_completes_files()
    {
        await File.WriteAllTextAsync(Path.Combine(_home, "my digits.csv"), "", TestContext.Current.CancellationToken);
        TerminalSession session = await Open();
        await session.Type($"Get-Help {_home}/my\t");
        await session.Expect($"Get-Help '{_home}/my digits.csv'");
    }

    [Fact]
    public async Task Ctrl_C_stops_the_command_and_keeps_the_shell()
    {
        TerminalSession session = await Open();
        await session.Type("'run' + 'ning'; while ($true) { }\r");
        await session.Expect("\nrunning");
        await session.Type(CtrlC);
        await session.Expect(Prompt);
        await session.Type("'al' + 'ive'\r");
        await session.Expect("\nalive");
    }

    [Fact]
    public async Task Ctrl_C_ends_a_question()
    {
        TerminalSession session = await Open();
        await session.Type("$Host.UI.Write('who' + '?'); $name = $Host.UI.ReadLine(); 'not' + ' reached'\r");
        await session.Expect("\nwho?");
        await session.Type("me" + CtrlC);
        await session.Expect(Prompt);
        await session.Type("\"<$name>\"\r");
        await session.Expect("\n<>");
        Assert.DoesNotContain("not reached", session.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_clears_the_line()
    {
        TerminalSession session = await Open();
        await session.Type("throw 'typed only'" + CtrlC + "'next' + ' line'\r");
        await session.Expect("\nnext line");
        Assert.DoesNotContain("Exception:", session.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_is_there_again_in_the_next_session()
    {
        await using (var first = new TerminalSession(_home, "-nologo"))
        {
            await first.Expect(Prompt);
            await first.Type("'one' + 1\r");
            await first.Expect("\none1");
            await first.Type("if (1) {\r'two' + 2 }\rexit\r");
            await first.Exit();
        }

        string file = Path.Combine(_home, "mnistps", "history.txt");
        string kept = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal("'one' + 1\nif (1) {`\n'two' + 2 }\nexit\n", kept);
        TerminalSession second = await Open();
        await second.Type(Up + Up);
        await second.Expect("'two' + 2 }");
        await second.Type("\r");
        await second.Expect("\ntwo2");
    }

    [Fact]
    public async Task Confirm_asks_and_a_nested_prompt_comes_back()
    {
        TerminalSession session = await Open();
        await session.Type("function f { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param() ");
        await session.Type("if ($PSCmdlet.ShouldProcess('it')) { 'do' + 'ne' } }; f\r");
        await session.Expect("default is \"Y\"): ");
        await session.Type("s\r");
        await session.Expect(">> ");
        await session.Type("'nes' + 'ted'\r");
        await session.Expect("\nnested");
        await session.Type("exit\r");
        await session.Expect("default is \"Y\"): ");
        await session.Type("y\r");
        await session.Expect("\ndone");
    }

    [Fact]
    public async Task Progress_is_drawn_and_taken_away_and_errors_are_red()
    {
        TerminalSession session = await Open();
        await session.Type("function f { [CmdletBinding()] param() $PSCmdlet.WriteProgress(");
        await session.Type("[Management.Automation.ProgressRecord]::new(1, 'Train' + 'ing', 'epoch 1')) }; f; throw 'wrong'\r");
        await session.Expect("Training: epoch 1");
        await session.Expect("wrong");
        Assert.Matches(@"Training: epoch 1(\e\[[0-9;]*m)*\r\e\[J", session.Raw);
        Assert.Contains("\e[31;1m", session.Raw, StringComparison.Ordinal);
    }

    private async Task<TerminalSession> Open()
    {
        Assert.SkipUnless(TerminalSession.IsPossible, TerminalSession.Requirement);
        _opened = new TerminalSession(_home, "-nologo");
        await _opened.Expect(Prompt);
        return _opened;
    }
}
