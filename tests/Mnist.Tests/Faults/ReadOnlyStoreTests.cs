using Mnist.Datasets;
using Mnist.Formats;
using Mnist.TestChild;
using Mnist.Tests.Datasets.Download;
using Mnist.Tests.Datasets.Download.Faults;
using Mnist.Tests.Support;

namespace Mnist.Tests.Faults;

/// <summary>A store on a disk that cannot be written, as a laboratory shares it, and exports into places of their own.</summary>
public sealed class ReadOnlyStoreTests : IDisposable
{
    private readonly TinyFamily _family = new();

    [Fact]
    public async Task It_is_read_and_verified_and_says_that_it_cannot_be_changed()
    {
        using var disk = new SmallDisk(4096);
        await using MirrorServer server = await MirrorServer.StartAsync(_family);
        var store = new DatasetStore(disk.Path, DatasetCatalog.Load(_family.WriteCatalog([server.Http])));
        await FaultTests.Quick.SaveTinyAsync(store);
        disk.MakeReadOnly();

        Assert.Equal(TinyFamily.TrainCount, store.Open("Tiny").Train.Count);
        Assert.All(store.Test("Tiny", TestContext.Current.CancellationToken), file => Assert.Equal(FileStatus.Good, file.Status));
        await FaultTests.Quick.SaveTinyAsync(store); // all is there: nothing to write
        StoreException exception = await Assert.ThrowsAsync<StoreException>(() => (FaultTests.Quick with { Force = true }).SaveTinyAsync(store));
        Assert.Contains("Read-only file system", exception.Message, StringComparison.Ordinal);
        Assert.ThrowsAny<IOException>(() => store.Remove("Tiny"));
        Assert.Equal(TinyFamily.TrainCount, store.Open("Tiny").Train.Count);
    }

    [Theory]
    [InlineData("digits_lmdb")]
    [InlineData("idx")]
    [InlineData("packed-idx")]
    [InlineData("tree")]
    [InlineData("csv-shards")]
    [InlineData("parquet-shards")]
    public void A_folder_that_is_a_disk_of_its_own_takes_exports_by_renaming(string name)
    {
        // A partial beside it would be on another file system, from where a file is copied piece by piece.
        using var disk = new SmallDisk(4096);
        ExportTarget target = ExportTarget.All.Single(target => target.Name == name);
        string parent = Path.GetDirectoryName(disk.Path)!;
        for (int i = 0; i < 2; i++)
        {
            using SampleWriter writer = target.Create(disk.Path);
            writer.Write(Worker.One.Take(20));
            Assert.Equal([disk.Path], Directory.EnumerateFileSystemEntries(parent));
            writer.Complete();
        }

        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(disk.Path), path => Path.GetFileName(path).Contains(".partial-", StringComparison.Ordinal));
        Assert.Equal(20, target.Read!(disk.Path).Count());
    }

    public void Dispose() => _family.Dispose();
}
