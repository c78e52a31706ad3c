using System.Diagnostics;
using System.Xml.Linq;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Pester;

/// <summary>The user's side of everything, run by the PowerShell and the Pester of this machine, where it has them.</summary>
public sealed class PesterSuiteTests
{
    private const int NoPester = 64;

    [Fact]
    public async Task The_Pester_suite_passes()
    {
        Assert.SkipUnless(HasPwsh(), "pwsh is not on the PATH; install PowerShell 7.4 or newer to run the Pester suite.");
        string results = Path.Combine(StagedModule.RepositoryRoot, "output", "TestResults", "Pester.xml");
        File.Delete(results);
        using Process pwsh = Process.Start(new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-File", Path.Combine(StagedModule.RepositoryRoot, "tests", "Pester", "Invoke-Suite.ps1"), "-ResultPath", results])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
        pwsh.StandardInput.Close();
        Task<string> output = pwsh.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = pwsh.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await pwsh.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(pwsh.ExitCode == NoPester, "pwsh has no Pester 5.5 or newer; install it to run the Pester suite.");
        Assert.True(pwsh.ExitCode == 0, await output + await errors);
        XElement run = XDocument.Load(results).Root!;
        Assert.NotEqual("0", run.Attribute("total")!.Value);
        Assert.Equal("0", run.Attribute("failures")!.Value);
    }

    private static bool HasPwsh() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh")));
}
