namespace MnistPS.Tests.Shell;

public sealed class MissingCommandTests
{
    [Theory]
    [InlineData("Select-Object -First 5", "Select-Object", "Get-MnistSample -First 5")]
    [InlineData("1..3 | select -First 2 -Property *", "Select-Object", "[0..4]")]
    [InlineData("1..3 | Sort-Object", "Sort-Object", "[array]::Sort")]
    [InlineData("1..3 | ft -AutoSize", "Format-Table", "formatted by itself")]
    [InlineData("1..3 | measure", "Measure-Object", ".Count")]
    [InlineData("gc x.txt", "Get-Content", "[IO.File]::ReadAllText")]
    [InlineData("gci | ConvertTo-Json", "Get-ChildItem", "[IO.Directory]::GetFileSystemEntries")]
    [InlineData("cd ..", "Set-Location", "SetLocation('folder')")]
    [InlineData("write-host x", "write-host", "$Host.UI.WriteLine")]
    [InlineData("Get-TraceSource", "Get-TraceSource", "comes with PowerShell (pwsh, module Microsoft.PowerShell.Utility)")]
    [InlineData("Get-Clipboard", "Get-Clipboard", "comes with PowerShell (pwsh, module Microsoft.PowerShell.Management)")]
    public async Task A_command_of_pwsh_says_so_and_what_works_here(string command, string name, string hint)
    {
        ShellResult result = await ShellRun.Run("-Command", command);
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains($"The command '{name}' comes with PowerShell", result.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(hint, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_is_the_engines_own()
    {
        ShellResult result = await ShellRun.Run("-Command", """
            try { 1 | Group-Object Label -NoElement } catch [System.Management.Automation.CommandNotFoundException] {
                $_.FullyQualifiedErrorId, $_.CategoryInfo.Category, $_.Exception.CommandName, $_.InvocationInfo.ScriptLineNumber -join '|'
            }
            """);
        Assert.Equal(new ShellResult(0, "CommandNotFoundException|ObjectNotFound|Group-Object|1" + Environment.NewLine, ""), result);
    }

    [Fact]
    public async Task Nothing_of_its_pipeline_has_begun()
    {
        ShellResult result = await ShellRun.Run("-Command", "function f { begin { 'begun' } }; f | Sort-Object");
        Assert.DoesNotContain("begun", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_unknown_commands_are_as_ever()
    {
        ShellResult result = await ShellRun.Run("-Command", "Get-Nothing");
        Assert.Contains("The term 'Get-Nothing' is not recognized", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_of_the_name_comes_first()
    {
        ShellResult result = await ShellRun.Run("-Command", "function Sort-Object { 'mine' }; 1 | Sort-Object");
        Assert.Equal(["mine"], result.Lines);
    }

    [Fact]
    public async Task What_the_list_names_is_missing_and_what_it_does_not_name_is_there()
    {
        string list = Path.Combine(ShellUnderTest.RepositoryRoot, "src", "MnistPS.Shell", "MissingCommands", "missing-commands.txt");
        ShellResult result = await ShellRun.Run("-Command", $$"""
            $missing = [IO.File]::ReadAllLines('{{list}}').Where({ $_ -match '^\w+-' }) | ForEach-Object { ($_ -split ' = ')[0] }
            "{0} listed" -f $missing.Count
            $missing | Where-Object { Get-Command $_ -ErrorAction Ignore } | ForEach-Object { "present: $_" }
            # Remoting and WMI are no part of the two modules.
            Get-Command -CommandType Alias |
                Where-Object { -not $_.ResolvedCommand -and $_.Definition -notin $missing } |
                Where-Object Definition -match '^\w+-(?!PSSession|Wmi)' |
                ForEach-Object { "dangling: $($_.Definition)" }
            """);
        Assert.Equal(["180 listed"], result.Lines);
    }
}
