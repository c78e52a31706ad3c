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
    [InlineData("Get-MnistBatch -Epochs 1000000 | Out-Null")]
    [InlineData("Get-MnistBatch -Epochs 1000000 -Prefetch -ElasticAlpha 34 -Size 60000 | Out-Null")]
    [InlineData("Invoke-MnistTraining Best -BatchSize 20000")]
    public async Task Stop_ends_the_command_and_leaves_nothing_half_written(string script)
    {
        using PowerShell shell = _session.CreateShell(script);
        IAsyncResult running = shell.BeginInvoke();
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        long stopped = Stopwatch.GetTimestamp();
        await Task.Factory.FromAsync(shell.BeginStop(null, null), shell.EndStop).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        // The promise is 100 ms, of a machine that has no other work; a batch of 20,000 takes many times this.
        Assert.InRange(Stopwatch.GetElapsedTime(stopped).TotalSeconds, 0, 5);
        Assert.True(running.IsCompleted);
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.DoesNotContain(_session.Entries, name => name.Contains(".partial-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-MnistSample")]
    [InlineData("Get-MnistBatch -Prefetch -Epochs 1000000")]
    [InlineData("Invoke-MnistTraining TorchLinear -Interval 10 -Epochs 100000")]
    public void An_error_further_down_ends_the_command_and_the_variable_keeps_what_it_put_out(string script)
    {
        ScriptResult result = _session.Run($"{script} -OutVariable +global:seen | ForEach-Object {{ if ($seen.Count -eq 3) {{ throw 'enough' }} }}");
        Assert.Equal("enough", result.OnlyError.Exception.Message);
        Assert.Equal(3, _session.Get("$seen.Count")[0].BaseObject);
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
