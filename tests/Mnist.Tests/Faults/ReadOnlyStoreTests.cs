using Mnist.TestChild;
using Mnist.Tests.Download;
using Mnist.Tests.Download.Faults;

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
        var store = new DatasetStore(disk.Path, Mnist.Catalog.Load(_family.WriteCatalog([server.Http])));
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

    [Fact]
    public void A_folder_that_is_a_disk_of_its_own_takes_exports_by_renaming()
    {
        // A partial beside it would be on another file system, from where a file is copied piece by piece.
        using var disk = new SmallDisk(4096);
        foreach (ExportTarget target in ExportTarget.All.Where(target => !target.Name.Contains('.', StringComparison.Ordinal)))
        {
            string[] beside = Directory.GetFileSystemEntries(Path.GetDirectoryName(disk.Path)!);
            using (SampleWriter writer = target.Create(disk.Path))
            {
                writer.Write(Worker.One.Take(20));
                Assert.Equal(beside, Directory.GetFileSystemEntries(Path.GetDirectoryName(disk.Path)!));
                writer.Complete();
            }

            Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(disk.Path), path => path.Contains(".partial-", StringComparison.Ordinal));
        }

        Assert.Equal(20, MnistDataset.OpenFolder(disk.Path).Test.Count);
        Assert.Equal(20, Lmdb.Read(disk.Path).Count);
    }

    public void Dispose() => _family.Dispose();
}
