using System.Management.Automation;
using System.Management.Automation.Runspaces;
using MnistPS.Tests.Family;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Commands;

/// <summary>Two hundred runspaces of one process that read and export at once.</summary>
[Collection(FamilyGroup.Name)]
public sealed class ConcurrencyTests : IDisposable
{
    private const int Count = 200;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private const string Script = """
        param($number, $folder)
        $ErrorActionPreference = 'Stop'
        $label = $number % 10
        $total = (Measure-MnistCategory -Split Test | Measure-Object Testing -Sum).Sum
        Get-MnistSample -Split Test -Label $label -First 50 | Export-MnistCsv "$folder/own-$number.csv"
        Get-MnistSample -Split Test -Label $label -First 50 | Export-MnistCsv "$folder/shared.csv"
        $count = (Import-MnistCsv "$folder/own-$number.csv" -Split Test | Where-Object Label -eq $label).Count
        "$total $count"
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("mnistps-").FullName;

    [Fact]
    public async Task All_get_what_they_asked_for_and_the_shared_file_is_that_of_one_of_them()
    {
        using RunspacePool pool = RunspaceFactory.CreateRunspacePool(Count, Count, ModuleSession.State, new CapturingHost());
        pool.Open();
        List<PowerShell> shells = [.. Enumerable.Range(0, Count).Select(number => PowerShell.Create().AddScript(Script).AddParameter("number", number).AddParameter("folder", _folder))];
        try
        {
            Task<PSDataCollection<PSObject>>[] running = [.. shells.Select(shell =>
            {
                shell.RunspacePool = pool;
                return shell.InvokeAsync();
            })];
            PSDataCollection<PSObject>[] answers = await Task.WhenAll(running).WaitAsync(s_patience, TestContext.Current.CancellationToken);
            Assert.All(answers, answer => Assert.Equal("10000 50", Assert.Single(answer).ToString()));
        }
        finally
        {
            shells.ForEach(shell => shell.Dispose());
        }

        Assert.Equal(
            Enumerable.Range(0, Count).Select(number => $"own-{number}.csv").Append("shared.csv").Order(StringComparer.Ordinal),
            Directory.EnumerateFileSystemEntries(_folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        string shared = await File.ReadAllTextAsync(Path.Combine(_folder, "shared.csv"), TestContext.Current.CancellationToken);
        Assert.Contains(shared, Enumerable.Range(0, 10).Select(number => File.ReadAllText(Path.Combine(_folder, $"own-{number}.csv"))));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
