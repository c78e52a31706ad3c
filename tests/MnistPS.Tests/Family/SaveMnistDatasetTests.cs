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
    public void A_dataset_is_saved_verified_opened_and_removed()
    {
        Assert.Equal("Available", Session.Run("Get-MnistDataset Small").Values("State").Single());
        PSObject saved = Session.Get($"Save-MnistDataset Small -Mirror '{Mirror}' -PassThru").Single();
        Assert.Equal("Saved", saved.Properties["State"].Value.ToString());
        Assert.Equal(Path.Combine(Home, "Small"), saved.Properties["Location"].Value);
        Assert.Equal(true, Session.Get("Test-MnistDataset Small").Single().BaseObject);
        Assert.Equal(["3|zero", "4|one"], Session.Get("Measure-MnistCategory Small | ForEach-Object { \"$($_.Training)|$($_.Category)\" }").Select(item => (string)item.BaseObject));
        Assert.Equal(9, Session.Get("Get-MnistSample Small").Count);
        Session.Get("Remove-MnistDataset Small");
        Assert.False(Directory.Exists(Path.Combine(Home, "Small")));
        AssertError("Remove-MnistDataset Small", "DatasetNotFound");
    }

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
    public void What_is_there_is_not_fetched_again()
    {
        Session.Get($"Save-MnistDataset Small -Mirror '{Mirror}'");
        Assert.Contains("is there and good", Session.Run("Save-MnistDataset Small -Verbose").Verbose[0], StringComparison.Ordinal); // no mirror would answer
        Assert.Contains("is there and good", Session.Run("Save-MnistDataset MNIST -Verbose").Verbose[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_destination_of_ones_own_is_read_by_path()
    {
        string mirror = Mirror;
        PSObject saved = Session.Get($"Save-MnistDataset Small -Mirror '{mirror}' -Destination ./here -PassThru").Single();
        Assert.Equal(Session.PathOf("here"), saved.Properties["Location"].Value);
        Assert.Equal(9, Session.Get("Get-MnistSample -Path ./here").Count);
        Assert.Equal("Available", Session.Run("Get-MnistDataset Small").Values("State").Single());
        Assert.Equal(true, Session.Get("Test-MnistDataset -Path ./here -Name Small").Single().BaseObject);
    }

    [Fact]
    public void No_mirror_is_DownloadFailed_with_mirror_reason_and_what_to_do()
    {
        ErrorRecord error = AssertError("Save-MnistDataset Small", "DownloadFailed");
        Assert.Contains("https://mirror.invalid/small/", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("not known", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("-Mirror", error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Home, "Small")));
    }

    [Fact]
    public void Wrong_bytes_are_ChecksumMismatch_and_named()
    {
        Dictionary<string, byte[]> wrong = new(_small.Packed) { ["train-labels-idx1-ubyte.gz"] = _small.Packed["t10k-labels-idx1-ubyte.gz"] };
        ErrorRecord error = AssertError($"Save-MnistDataset Small -Mirror '{Put("wrong", wrong)}'", "ChecksumMismatch");
        Assert.Contains("Small t10k-labels-idx1-ubyte.gz", error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Home, "Small", "train-labels-idx1-ubyte")));
    }

    [Fact]
    public void A_store_that_cannot_be_written_is_StoreNotWritable()
    {
        File.WriteAllText(Home, "a file where the store should be");
        AssertError($"Save-MnistDataset Small -Mirror '{Mirror}'", "StoreNotWritable");
    }

    [Fact]
    public void An_unknown_name_is_an_error_and_the_others_are_saved()
    {
        ErrorRecord error = AssertError($"Save-MnistDataset Smal, Small -Mirror '{Mirror}'", "DatasetNotFound");
        Assert.Contains("Did you mean 'Small'", error.ToString(), StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(Home, "Small")));
    }

    [Fact]
    public void MNIST_MIRROR_comes_first_with_a_folder_for_each_dataset()
    {
        string mirror = Mirror;
        Directory.CreateDirectory(Session.PathOf("all"));
        Directory.Move(mirror, Session.PathOf("all/Small"));
        Environment.SetEnvironmentVariable("MNIST_MIRROR", Session.PathOf("all"));
        Session.Get("Save-MnistDataset Small");
        Assert.Equal(true, Session.Get("Test-MnistDataset Small").Single().BaseObject);
    }

    [Fact]
    public void A_catalog_that_cannot_be_used_is_CatalogInvalid()
    {
        File.WriteAllText(Session.PathOf("bad.json"), "{");
        Environment.SetEnvironmentVariable("MNIST_CATALOG", Session.PathOf("bad.json"));
        Assert.Contains("bad.json", AssertError("Get-MnistDataset", "CatalogInvalid").ToString(), StringComparison.Ordinal);
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
