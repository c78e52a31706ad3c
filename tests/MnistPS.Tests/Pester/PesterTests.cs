using System.Diagnostics;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Pester;

/// <summary>
/// Runs tests/Pester in the pinned PowerShell, in two processes: the newest Pester under a culture with a decimal comma, the oldest
/// under Turkish. Each result of Pester is a result here.
/// </summary>
[Collection(nameof(PesterTests))]
public sealed class PesterTests
{
    private static readonly string s_suite = Path.Combine(StagedModule.RepositoryRoot, "tests", "Pester", "Invoke-Suite.ps1");

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Results))]
    public void The_suite(PesterResult result) => Assert.True(result.HasPassed, $"{result.Message}\n{result.Place}");

    public static async Task<IReadOnlyCollection<TheoryDataRow<PesterResult>>> Results()
    {
        IEnumerable<PesterResult>[] runs = await Task.WhenAll(Run(StagedModule.PesterNewest, "de_DE.UTF-8"), Run(StagedModule.PesterOldest, "tr_TR.UTF-8"));
        return [.. runs.SelectMany(results => results).Select(result => new TheoryDataRow<PesterResult>(result)
        {
            TestDisplayName = result.Name,
            Label = "",
            Skip = result.WhySkipped,
        })];
    }

    private static async Task<IEnumerable<PesterResult>> Run(string pester, string locale)
    {
        string name = $"Pester {new DirectoryInfo(pester).Parent!.Name}, {locale[..5]}";
        string results = Path.GetTempFileName();
        ProcessStartInfo info = ChildProcess.StartInfo(
            ChildProcess.Dotnet,
            null,
            StagedModule.Pwsh, "-NoProfile", "-NonInteractive", "-File", s_suite, "-Pester", Path.Combine(pester, "Pester.psd1"), "-ResultPath", results);
        info.Environment["LC_ALL"] = locale;
        info.Environment["NO_COLOR"] = "1";
        ProcessResult run = await ChildProcess.Run(info, patience: TimeSpan.FromMinutes(20));
        PesterResult[] tests = [.. PesterResult.Read(results, name)];
        File.Delete(results);

        // The exit code is the number of failures. More than those of tests: a run that died, or failed outside of its tests.
        return tests.Length > 0 && run.ExitCode == tests.Count(test => test.Result == "Failed")
            ? tests
            : tests.Append(new PesterResult($"{name}: the run", "Failed", $"Exit code {run.ExitCode}.\n{run.Output}\n{run.Error}", s_suite));
    }
}

/// <summary>Nothing runs beside the two processes, which take both cores of a small machine.</summary>
[CollectionDefinition(nameof(PesterTests), DisableParallelization = true)]
public sealed class PesterGroup;
