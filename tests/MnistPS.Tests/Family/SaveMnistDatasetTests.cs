using System.Diagnostics;
using System.Management.Automation;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Family;

[Collection(FamilyGroup.Name)]
public sealed class SaveMnistDatasetTests : FamilySession
{
    private readonly SmallDataset _small = new();

    private string Mirror => Put("mirror", _small.Packed);

    public SaveMnistDatasetTests() => Environment.SetEnvironmentVariable("MNIST_CATALOG", _small.WriteCatalog(Session.Folder, "https://mirror.invalid/small/"));

    [Fact]
    public void WhatIf_tells_what_would_be_fetched_and_how_large()
    {
        Session.Get("Save-MnistDataset FashionMNIST -WhatIf");
        Assert.Contains("30.9 MB: train-images-idx3-ubyte.gz (26.4 MB)", Session.Host.Text, StringComparison.Ordinal);
        Assert.Contains("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/ (and 2 more mirrors)", Session.Host.Text, StringComparison.Ordinal);
        Session.Get("Save-MnistDataset EMNIST-* -WhatIf");
        Assert.Contains("561.8 MB: gzip.zip (561.8 MB)", Session.Host.Text, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Home));
    }

    [Fact]
    public void An_unknown_name_is_an_error_and_the_others_are_saved()
    {
        ErrorRecord error = AssertError($"Save-MnistDataset Smal, Small -Mirror '{Mirror}'", "DatasetNotFound");
        Assert.Contains("Did you mean 'Small'", error.ToString(), StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(Home, "Small")));
    }

    [Fact]
    public async Task Stop_ends_a_stalled_download_and_leaves_no_file()
    {
        using var mirror = new StallingMirror();
        using PowerShell shell = Session.CreateShell($"Save-MnistDataset Small -Mirror '{mirror.Address}'");
        IAsyncResult running = shell.BeginInvoke();
        await mirror.Asked.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        long started = Stopwatch.GetTimestamp();
        shell.Stop();
        TimeSpan took = Stopwatch.GetElapsedTime(started);
        TestContext.Current.TestOutputHelper!.WriteLine($"Stopped after {took.TotalMilliseconds:0} ms.");
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.True(took < TimeSpan.FromSeconds(10), $"Stopping took {took}."); // 30 seconds is the patience with the mirror
        Assert.True(running.IsCompleted);
        string folder = Path.Combine(Home, "Small");
        Assert.DoesNotContain(Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Select(Path.GetFileName) : [], name => name!.EndsWith("ubyte", StringComparison.Ordinal));

        Session.Get($"Save-MnistDataset Small -Mirror '{Mirror}'");
        Assert.Equal(true, Session.Get("Test-MnistDataset Small").Single().BaseObject);
    }

    [Fact]
    public void A_stall_is_noticed_and_progress_is_shown_and_closed()
    {
        using var mirror = new StallingMirror();
        ScriptResult result = Session.Run($"Save-MnistDataset Small -Mirror '{mirror.Address}' -TimeoutSeconds 2 -StallTimeoutSeconds 0.8");
        Assert.StartsWith("DownloadFailed,", result.OnlyError.FullyQualifiedErrorId, StringComparison.Ordinal);
        if (result.Progress.Count > 0)
        {
            Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
            Assert.Contains("/s", result.Progress[0].StatusDescription, StringComparison.Ordinal);
        }
    }
}
