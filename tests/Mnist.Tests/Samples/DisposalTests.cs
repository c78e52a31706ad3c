using System.Runtime.CompilerServices;
using Mnist.Datasets;
using Mnist.Tests.Datasets.Download.Faults;
using Mnist.Tests.Support;

namespace Mnist.Tests.Samples;

/// <summary>Who owns a mapped file, and what becomes of its samples when it is given back.</summary>
[Collection(Alone.Name)]
public sealed class DisposalTests : IDisposable
{
    private readonly TinyFamily _family = new();
    private readonly DatasetStore _store;

    public DisposalTests()
    {
        _store = _family.OpenStore("https://mirror.invalid/");
        Directory.CreateDirectory(_family.SavedFolder);
        foreach (string name in TinyFamily.RawNames)
        {
            File.WriteAllBytes(Path.Combine(_family.SavedFolder, name), _family.Tiny[name]);
        }
    }

    [Fact]
    public void Opening_five_times_and_disposing_leaves_no_mapping()
    {
        for (int i = 0; i < 5; i++)
        {
            using MnistDataset dataset = _store.Open("Tiny");
            Assert.Equal(_family.Tiny[TinyFamily.TrainImages][16], dataset.Train[0].Pixels[0]);
            Assert.Equal(TinyFamily.TestCount, dataset.Test.Batches().Sum(batch => batch.Count));
            if (OperatingSystem.IsLinux())
            {
                Assert.Equal(2, CountMappings());
            }

            Assert.True(MappedImageBlock.IsMapped(_family.SavedFolder));
        }

        Assert.False(MappedImageBlock.IsMapped(_family.SavedFolder));
        Assert.Equal(0, CountMappings());
        Assert.Empty(OpenHandles.Under(_family.SavedFolder));
    }

    [Fact]
    public void Samples_that_outlive_their_dataset_throw()
    {
        MnistDataset dataset = _store.Open("Tiny");
        SampleSet train = dataset.Train;
        (MnistSample read, MnistSample unread) = (train[0], train[1]);
        ReadOnlySpan<byte> span = read.AsSpan();
        ReadOnlyMemory<byte> memory = train[2].AsMemory();
        using var reader = new BatchReader(train, new BatchOptions { Size = 10 });
        Assert.True(reader.Next(reader.CreateBuffer()));
        dataset.Dispose();
        dataset.Dispose();

        ReadOnlySpan<byte> file = _family.Tiny[TinyFamily.TrainImages].AsSpan(16);
        Assert.True(span.SequenceEqual(file[..784]));
        Assert.True(memory.Span.SequenceEqual(file.Slice(2 * 784, 784)));
        Assert.Equal(span.ToArray(), read.Pixels);
        Assert.Equal(TinyFamily.TrainCount, train.Count);
        ObjectDisposedException exception = Assert.Throws<ObjectDisposedException>(() => unread.Pixels);
        Assert.StartsWith("The dataset 'Tiny' is disposed", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ObjectDisposedException>(() => unread.AsSpan().Length);
        Assert.Throws<ObjectDisposedException>(() => train[0]);
        Assert.Throws<ObjectDisposedException>(() => train.Skip(5)[0]);
        Assert.Throws<ObjectDisposedException>(() => train.Where(1));
        Assert.Throws<ObjectDisposedException>(() => train.ToArray<byte>());
        Assert.Throws<ObjectDisposedException>(() => train.GetLabels());
        Assert.Throws<ObjectDisposedException>(() => train.Load(TestContext.Current.CancellationToken));
        Assert.Throws<ObjectDisposedException>(() => reader.Next(reader.CreateBuffer()));
        Assert.Throws<ObjectDisposedException>(() => train.Export(Path.Combine(_family.StoreRoot, "x.csv")));
    }

    [Fact]
    public void Datasets_in_memory_are_disposed_alike()
    {
        MnistDataset mnist = MnistDataset.Open();
        MnistSample sample = mnist.Test[0];
        byte[] pixels = sample.Pixels;
        ReadOnlySpan<byte> span = sample.AsSpan();
        mnist.Dispose();
        Assert.Equal(pixels, span.ToArray());
        Assert.Throws<ObjectDisposedException>(() => sample.Pixels);
        Assert.Equal(7, MnistDataset.Open().Test[0].Label); // the bundled data are nobody's
    }

    [Fact]
    public void Threads_that_read_while_it_is_disposed_get_right_pixels_or_an_exception()
    {
        byte[] file = _family.Tiny[TinyFamily.TrainImages][16..];
        for (int round = 0; round < 40; round++)
        {
            MnistDataset dataset = _store.Open("Tiny");
            SampleSet train = dataset.Train;
            train.Load(TestContext.Current.CancellationToken);
            using var start = new Barrier(5);
            int wrong = 0, thrown = 0;
            Action[] readers =
            [
                () => Compare(train.ToArray<byte>(), file),
                () => Array.ForEach([.. Enumerable.Range(0, 50)], i => Compare(train[i].Pixels, file.AsSpan(784 * i, 784))),
                () => Compare(train.Batches(new BatchOptions { Shuffle = false, Scale = false, Size = 300 }).Single().As<byte>(), file),
                () => train.MeasurePixels(),
            ];
            void Compare(ReadOnlySpan<byte> actual, ReadOnlySpan<byte> expected) => Interlocked.Add(ref wrong, actual.SequenceEqual(expected) ? 0 : 1);

            Thread[] threads = [.. readers.Select(read => new Thread(() =>
            {
                start.SignalAndWait();
                try
                {
                    while (true)
                    {
                        read();
                    }
                }
                catch (ObjectDisposedException)
                {
                    Interlocked.Increment(ref thrown);
                }
            }))];
            Array.ForEach(threads, thread => thread.Start());
            start.SignalAndWait(TestContext.Current.CancellationToken);
            Thread.SpinWait(round * 5000);
            dataset.Dispose();
            Array.ForEach(threads, thread => thread.Join());
            Assert.Equal((0, 4), (wrong, thrown));
            Assert.Equal(0, CountMappings());
        }
    }

    [Fact]
    public void A_walk_that_holds_the_images_ends_before_they_go()
    {
        MnistDataset dataset = _store.Open("Tiny");
        using (var images = new ImageHold(dataset.Train))
        {
            ReadOnlySpan<byte> last = images[TinyFamily.TrainCount - 1];
            dataset.Dispose();
            Assert.True(MappedImageBlock.IsMapped(_family.SavedFolder));
            Assert.True(last.SequenceEqual(_family.Tiny[TinyFamily.TrainImages].AsSpan()[^784..]));
        }

        Assert.False(MappedImageBlock.IsMapped(_family.SavedFolder));
        Assert.Equal(0, CountMappings());
    }

    [Fact]
    public void A_dataset_that_nobody_refers_to_is_released()
    {
        Read();
        for (int i = 0; i < 10 && MappedImageBlock.IsMapped(_family.SavedFolder); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(0, CountMappings());

        [MethodImpl(MethodImplOptions.NoInlining)]
        void Read() => Assert.NotEmpty(_store.Open("Tiny").Train[0].Pixels);
    }

    [Fact]
    public void A_dataset_that_was_open_is_removed()
    {
        using (MnistDataset dataset = _store.Open("Tiny"))
        {
            Assert.NotEmpty(dataset.Train[0].Pixels);
        }

        Assert.True(_store.Remove("Tiny"));
        Assert.Empty(_family.SavedNames);
        Assert.False(_store.Remove("Tiny"));
    }

    [Fact]
    public void What_holds_a_file_that_cannot_be_removed_is_told()
    {
        // Stands for a file that the system does not give: Linux removes mapped ones.
        Directory.CreateDirectory(Path.Combine(_family.SavedFolder, "SHA256SUMS"));
        using (MnistDataset dataset = _store.Open("Tiny"))
        {
            Assert.NotEmpty(dataset.Train[0].Pixels);
            StoreException open = Assert.Throws<StoreException>(() => _store.Remove("Tiny"));
            Assert.Equal(Path.Combine(_family.SavedFolder, "SHA256SUMS"), open.Path);
            Assert.Contains("still open in this process. Dispose it", open.Message, StringComparison.Ordinal);
        }

        Assert.Contains("Close the program", Assert.Throws<StoreException>(() => _store.Remove("Tiny")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_with_writers_share_the_files_of_their_dataset()
    {
        byte[] rows = [.. _family.Tiny[TinyFamily.RawNames[1]][8..].SelectMany(label => Row(label))];
        byte[] testRows = [.. _family.Tiny[TinyFamily.RawNames[3]][8..].SelectMany(label => Row(label))];
        string labels = Directory.CreateDirectory(Path.Combine(_family.StoreRoot, "writers")).FullName;
        File.WriteAllBytes(Path.Combine(labels, "qmnist-train-labels-idx2-int"), BigEndianBytes.Idx(12, [TinyFamily.TrainCount, 8], rows));
        File.WriteAllBytes(Path.Combine(labels, "qmnist-test-labels-idx2-int"), BigEndianBytes.Idx(12, [TinyFamily.TestCount, 8], testRows));
        MnistDataset dataset = _store.Open("Tiny");
        MnistDataset joined = dataset.WithWriters(labels);
        Assert.Equal(dataset.Train[5].Pixels, joined.Train[5].Pixels);
        joined.Dispose();
        Assert.Throws<ObjectDisposedException>(() => dataset.Train[5]);
        Assert.Equal(0, CountMappings());

        static IEnumerable<byte> Row(byte label) => BigEndianBytes.UInt32(label).Concat(new byte[28]);
    }

    public void Dispose() => _family.Dispose();

    private int CountMappings() => !OperatingSystem.IsLinux() ? 0 :
        File.ReadLines("/proc/self/maps").Count(line => line.Contains(_family.SavedFolder, StringComparison.Ordinal));
}
