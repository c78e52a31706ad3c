using System.Diagnostics;

namespace MnistPS.Tests.Shell;

public sealed class InterruptTests
{
    [Theory]
    [InlineData("-Command")]
    [InlineData("-File")]
    public async Task Ctrl_C_stops_what_runs(string how)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SIGINT is sent with Linux's own tools");
        const string Endless = "try { 'ready'; while ($true) { } } finally { $Host.UI.WriteLine('cleaned up') }; 'not reached'";
        using var file = new ScriptFile(Endless);

        // Whoever started the tests may ignore the signal, which children inherit.
        string[] start = ["--default-signal=INT", ShellUnderTest.Dotnet, ShellUnderTest.Program, how, how == "-File" ? file.Path : Endless];
        using ShellRun run = ShellRun.Start(ShellUnderTest.StartInfo("env", start));
        Assert.Equal("ready", await run.ReadLine());
        using (var kill = Process.Start("kill", ["-INT", run.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        ShellResult result = await run.Finish();
        Assert.Equal(new ShellResult(130, "cleaned up" + Environment.NewLine, ""), result);
    }
}
