using Mnist.Datasets;
using Mnist.Tests.Datasets.Download.Faults;

namespace Mnist.Tests.Datasets.Download;

/// <summary>Every fault is survived: with another mirror the good files are there, without one nothing is.</summary>
public sealed class FaultTests : IDisposable
{
    /// <summary>Quick about it; no proxy of the machine comes between.</summary>
    internal static readonly SaveOptions Quick = new()
    {
        StallTimeout = TimeSpan.FromSeconds(30),
        RetryDelay = TimeSpan.FromMilliseconds(1),
        Retries = 2,
        ConfigureHandler = handler => handler.UseProxy = false,
    };

    private readonly TinyFamily _family = new();

    public static TheoryData<string> Names => [.. FaultTable.All.Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_only_mirror_is_bad(string fault)
    {
        Fault bad = FaultTable.All.Single(item => item.Name == fault);
        await using BadMirror mirror = await bad.Start(_family);
        IOException exception = await Assert.ThrowsAnyAsync<IOException>(() => Options(bad).SaveTinyAsync(_family.OpenStore(mirror.Address)));

        TestContext.Current.TestOutputHelper!.WriteLine(exception.Message);
        Assert.True(exception is DownloadException or DatasetIntegrityException, exception.ToString());
        Assert.Contains(mirror.Address, exception.Message, StringComparison.Ordinal); // which mirror
        Assert.Contains(bad.Reason, exception.Message, StringComparison.OrdinalIgnoreCase); // why
        Assert.Contains("-Mirror", exception.Message, StringComparison.Ordinal); // what to do
        Assert.DoesNotContain(TinyFamily.TrainImages, _family.SavedNames);
        Assert.DoesNotContain(_family.SavedNames, name => name.Contains(".partial", StringComparison.Ordinal));
        Assert.False(_family.OpenStore(mirror.Address).IsSaved("Tiny"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_next_mirror_is_good(string fault)
    {
        Fault bad = FaultTable.All.Single(item => item.Name == fault);
        await using BadMirror mirror = await bad.Start(_family);
        await using MirrorServer good = await MirrorServer.StartAsync(_family);
        DatasetStore store = _family.OpenStore(mirror.Address, good.Http);
        await Options(bad).SaveTinyAsync(store);

        _family.AssertSaved();
        Assert.All(store.Test("Tiny", TestContext.Current.CancellationToken), file => Assert.Equal(FileStatus.Good, file.Status));
        Assert.Contains(TinyFamily.TrainImages + ".gz", good.Asked.Select(asked => asked.Name));
    }

    public void Dispose() => _family.Dispose();

    // The certificate is trusted where it is not the fault; patience is short only where it is tried.
    private static SaveOptions Options(Fault fault) => Quick with
    {
        ConfigureHandler = fault.Name.StartsWith("https", StringComparison.Ordinal) ? Trusting : Quick.ConfigureHandler,
        StallTimeout = TimeSpan.FromSeconds(fault.Name.Contains("stall", StringComparison.Ordinal) ? 0.8 : 30),
        Retries = fault.Name.Contains("stall", StringComparison.Ordinal) ? 0 : 2,
    };

    internal static void Trusting(SocketsHttpHandler handler)
    {
        handler.UseProxy = false;
#pragma warning disable CA5359 // the server is ours, on loopback
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
    }
}
