using System.Diagnostics;
using System.Management.Automation;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Commands;

public sealed class CancellationTests : IDisposable
{
    private readonly ModuleSession _session = new();

    [Theory]
    [InlineData("while ($true) { Export-MnistCsv x.csv -Split Train }")]
    [InlineData("while ($true) { Export-MnistIdx x -Compress }")]
    [InlineData("while ($true) { Get-MnistSample | Export-MnistIdx x -Force }")]
    [InlineData("while ($true) { Get-MnistSample | Out-Null }")]
    [InlineData("while ($true) { $null = Measure-MnistPixel }")]
    public async Task Stop_ends_the_command_and_leaves_nothing_half_written(string script)
    {
        using PowerShell shell = _session.CreateShell(script);
        IAsyncResult running = shell.BeginInvoke();
        await Task.Delay(TimeSpan.FromMilliseconds(700), TestContext.Current.CancellationToken);
        Task stopping = Task.Factory.FromAsync(shell.BeginStop(null, null), shell.EndStop);
        await stopping.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.True(running.IsCompleted);
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(_session.Folder), path => path.Contains(".partial-", StringComparison.Ordinal));
    }

    [Fact]
    public void Objects_that_were_already_put_out_stay_in_the_variable()
    {
        using PowerShell shell = _session.CreateShell("$global:first = $null; Get-MnistSample -OutVariable +seen | ForEach-Object { if ($_.Index -eq 5) { throw 'enough' } }");
        Assert.Throws<RuntimeException>(() => shell.Invoke());
        Assert.Equal(6, _session.Get("$seen.Count")[0].BaseObject);
    }

    [Fact]
    public void Long_work_shows_progress_and_closes_it()
    {
        long started = Stopwatch.GetTimestamp();
        ScriptResult result = _session.Run("1..8 | ForEach-Object { Get-MnistSample } | Export-MnistCsv x.csv");
        Assert.Empty(result.Errors);
        Assert.NotEmpty(result.Progress);
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Assert.True(result.Progress.Count <= 5 + (5 * seconds), $"{result.Progress.Count} records in {seconds} s are too many to read.");
    }

    [Fact]
    public void Quick_work_shows_none() => Assert.Empty(_session.Run("Get-MnistSample -First 10 | Export-MnistCsv x.csv").Progress);

    public void Dispose() => _session.Dispose();
}
