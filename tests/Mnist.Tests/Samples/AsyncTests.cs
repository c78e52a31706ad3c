using Mnist.Datasets;
using Mnist.Formats;
using Mnist.Imaging;
using Mnist.Tests.Batches;
using Mnist.Tests.Datasets.Download.Faults;
using Mnist.Tests.Support;

namespace Mnist.Tests.Samples;

/// <summary>Opening, with and without a download, batches and pictures without waiting.</summary>
public sealed class AsyncTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dataset_is_fetched_opened_and_loaded()
    {
        using var family = new TinyFamily();
        await using MirrorServer server = await MirrorServer.StartAsync(family);
        DatasetStore store = family.OpenStore(server.Http);
        await Assert.ThrowsAsync<DatasetNotFoundException>(() => store.OpenAsync("Tiny", cancellationToken: Token));
        Assert.Empty(server.Asked);

        var files = new HashSet<string>();
        using (MnistDataset tiny = await store.OpenAsync("tiny", download: true, new Listener(progress => files.Add(progress.File)), Token))
        {
            family.AssertSaved();
            Assert.NotEmpty(files);
            Array.ForEach(Directory.GetFiles(family.SavedFolder), File.Delete); // it is loaded, so that needs no file
            Assert.Equal(family.Tiny[TinyFamily.TrainImages][16..], tiny.Train.ToArray<byte>());
            Assert.Equal(family.Tiny[TinyFamily.RawNames[3]][8..].Select(label => (int)label), tiny.Test.GetLabels());
        }

        await store.SaveAsync("Tiny", cancellationToken: Token);
        int asked = server.Asked.Count;
        (await store.OpenAsync("Tiny", download: true, cancellationToken: Token)).Dispose();
        Assert.Equal(asked, server.Asked.Count); // what is here is not fetched
    }

    [Fact]
    public async Task Opening_can_be_canceled()
    {
        using MnistDataset mnist = await MnistDataset.OpenAsync(cancellationToken: Token);
        Assert.Equal((60_000, 10_000), (mnist.Train.Count, mnist.Test.Count));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => MnistDataset.OpenAsync(cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_damaged_file_is_an_exception_of_opening()
    {
        using var family = new TinyFamily();
        Directory.CreateDirectory(family.SavedFolder);
        foreach (string name in TinyFamily.RawNames)
        {
            File.WriteAllBytes(Path.Combine(family.SavedFolder, name), name == TinyFamily.RawNames[3] ? family.Tiny[name][..^1] : family.Tiny[name]);
        }

        await Assert.ThrowsAsync<DatasetFormatException>(() => family.OpenStore("https://mirror.invalid/").OpenAsync("Tiny", cancellationToken: Token));
    }

    [Theory]
    [InlineData(7, 3, Remainder.Continue)]
    [InlineData(10, 1, Remainder.Keep)]
    [InlineData(100, 2, Remainder.Keep)]
    public async Task Batches_are_those_of_the_other_way(int size, int epochs, Remainder remainder)
    {
        SampleSet samples = BatchSets.Numbered(45);
        var options = new BatchOptions { Size = size, Epochs = epochs, Remainder = remainder, Seed = 8, OneHot = true };
        List<Batch> batches = [];
        await foreach (Batch batch in samples.BatchesAsync(options, Token))
        {
            batches.Add(batch);
        }

        Batch[] expected = [.. samples.Batches(options)];
        Assert.Equal(expected.Select(batch => batch.Index), batches.Select(batch => batch.Index));
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].As<float>(), batches[i].As<float>());
            Assert.Equal(expected[i].OneHot, batches[i].OneHot);
        }
    }

    [Fact]
    public async Task A_walk_over_batches_may_end_early_or_be_canceled()
    {
        var endless = new BatchOptions { Size = 3, Epochs = null };
        await foreach (Batch batch in BatchSets.Numbered(10).BatchesAsync(endless, Token))
        {
            if (batch.Index == 20)
            {
                break;
            }
        }

        using var source = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (Batch batch in BatchSets.Numbered(10).BatchesAsync(endless).WithCancellation(source.Token))
            {
                if (batch.Index == 5)
                {
                    await source.CancelAsync();
                }

                Assert.InRange(batch.Index, 0, 6);
            }
        });
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_once_or_by_the_walk()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BatchSets.Numbered(1).BatchesAsync(new BatchOptions { Size = 0 }, Token));
        SampleSet broken = BatchSets.Loading(3, _ => throw IdxFormat.Invalid("x", "pixels", "none"));
        await Assert.ThrowsAsync<DatasetFormatException>(async () =>
        {
            await foreach (Batch batch in broken.BatchesAsync(cancellationToken: Token))
            {
                Assert.Fail($"{batch} should not come.");
            }
        });
    }

    [Fact]
    public void A_picture_is_read_from_any_stream()
    {
        MnistSample digit = MnistDataset.Open().Test[0];
        using var folder = new TempFolder();
        byte[] png = Png.Encode(digit);
        MnistSample expected = MnistSample.FromPicture(folder.Write("seven.png", png), new PictureOptions { Label = 7 });
        using var stream = new TricklingStream(png, 13);
        var read = MnistSample.FromPicture(stream, new PictureOptions { Label = 7 });
        Assert.Equal(expected.Pixels, read.Pixels);
        Assert.Equal(7, read.Label);
        Assert.False(stream.IsDisposed);

        using var empty = new MemoryStream();
        DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => MnistSample.FromPicture(empty, name: "upload"));
        Assert.Equal(("upload", "0"), (exception.Path, exception.Actual));
        using var cut = new MemoryStream(png[..^20]);
        Assert.Throws<DatasetFormatException>(() => MnistSample.FromPicture(cut));
    }

    private sealed class Listener(Action<DownloadProgress> told) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value)
        {
            lock (told)
            {
                told(value);
            }
        }
    }
}
