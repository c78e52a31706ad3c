using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Npz;

/// <summary>numpy and Python's zipfile on what is written here, and the other way round.</summary>
public sealed class NpzOutsideTests : IDisposable
{
    private const string Package = "python3-numpy";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Archives_are_byte_for_byte_those_of_numpy_savez()
    {
        MnistDataset mnist = MnistDataset.Open();
        SampleFormat.Npz.Write(_folder["ours.npz"], mnist);
        SampleFormat.Npz.Write(_folder["small.npz"], mnist.Test.Take(3));
        SampleFormat.Npz.Write(_folder["empty.npz"], mnist.Train.Take(0));

        string output = Outside.Python("numpy", Package, """
            import gzip, sys, numpy as np
            folder, data = sys.argv[1:]
            def idx(name, skip, *shape): return np.frombuffer(gzip.open(data + '/' + name + '.gz').read()[skip:], np.uint8).reshape(-1, *shape)
            x_train, y_train = idx('train-images-idx3-ubyte', 16, 28, 28), idx('train-labels-idx1-ubyte', 8)
            x_test, y_test = idx('t10k-images-idx3-ubyte', 16, 28, 28), idx('t10k-labels-idx1-ubyte', 8)
            np.savez(folder + '/whole.npz', x_train=x_train, y_train=y_train, x_test=x_test, y_test=y_test)
            np.savez(folder + '/three.npz', x_test=x_test[:3], y_test=y_test[:3])
            np.savez(folder + '/none.npz', x_train=x_train[:0], y_train=y_train[:0])
            for pair in [('ours', 'whole'), ('small', 'three'), ('empty', 'none')]:
                one, other = (open(folder + '/' + name + '.npz', 'rb').read() for name in pair)
                a, b = np.load(folder + '/' + pair[0] + '.npz'), np.load(folder + '/' + pair[1] + '.npz')
                assert all((a[name] == b[name]).all() and a[name].dtype == b[name].dtype for name in b.files)
                print(one == other, end=' ')
            """, _folder.Path, mnist.Location);

        Assert.Equal("True True True ", output);
    }

    [Fact]
    public void Numpy_and_zipfile_read_deflated_archives()
    {
        SampleFormat.Npz.Write(_folder["ours.npz"], MnistDataset.Open(), new NpzWriteOptions { Compress = true });

        string output = Outside.Python("numpy", Package, """
            import sys, zipfile, numpy as np
            zip = zipfile.ZipFile(sys.argv[1])
            print(zip.testzip(), [(i.filename, i.compress_type) for i in zip.infolist()])
            a = np.load(sys.argv[1])
            print(a['x_train'].shape, int(a['x_train'].astype(np.int64).sum()), int(a['y_train'].astype(np.int64).sum()), a['x_test'].shape)
            """, _folder["ours.npz"]);

        SampleSet train = MnistDataset.Open().Train;
        long sum = train.Sum(sample => sample.Pixels.Sum(pixel => (long)pixel));
        Assert.Equal(
            "None [('x_train.npy', 8), ('y_train.npy', 8), ('x_test.npy', 8), ('y_test.npy', 8)]\n"
                + $"(60000, 28, 28) {sum} {train.GetLabels().Sum()} (10000, 28, 28)",
            output);
    }

    [Fact]
    public void Every_type_and_form_that_numpy_saves_is_read()
    {
        Outside.Python("numpy", Package, """
            import sys, numpy as np
            folder = sys.argv[1]
            x = (np.arange(20 * 12) % 128).reshape(20, 3, 4); y = np.arange(20)
            for type in ['u1', 'i1', '<u2', '>u2', '<i2', '>i2', '<u4', '>u4', '<i4', '>i4', '<u8', '>u8', '<i8', '>i8', '<f4', '>f4', '<f8', '>f8']:
                np.savez(folder + '/' + type.replace('<', 'le_').replace('>', 'be_') + '.npz', x_train=x.astype(type), y_train=y.astype(type))
            np.savez_compressed(folder + '/compressed.npz', x_train=x.astype('u1'), y_train=y)
            np.savez(folder + '/scaled.npz', x_train=(x / 255).astype('f4'), y_train=y)
            np.savez(folder + '/channels.npz', x_train=x.reshape(20, 3, 4, 1), y_train=y.reshape(20, 1))
            np.savez(folder + '/first.npz', x_train=x.reshape(20, 1, 3, 4), y_train=y)
            np.savez(folder + '/extra.npz', x_train=x.astype('u1'), y_train=y, names=np.array(['a', 'b']), objects=np.array([{}], dtype=object))
            """, _folder.Path);

        Assert.Equal(23, _folder.Names.Length);
        foreach (string name in _folder.Names)
        {
            SampleSet samples = SampleFormat.Npz.Import(_folder[name]).Train;
            Assert.Equal(Enumerable.Range(0, 20), samples.GetLabels());
            Assert.All(samples, sample => Assert.Equal(Enumerable.Range(12 * sample.Index, 12).Select(i => (byte)(i % 128)), sample.Pixels));
            Assert.Equal((3, 4), (samples.Rows, samples.Columns));
        }
    }

    [Fact]
    public void Single_arrays_are_read()
    {
        Outside.Python("numpy", Package, """
            import sys, zipfile, numpy as np
            folder = sys.argv[1]
            x = (np.arange(20 * 784) % 251).astype('u1').reshape(20, 28, 28); y = np.arange(20, dtype='u1')
            np.savez_compressed(folder + '/kmnist-test-imgs.npz', x); np.savez_compressed(folder + '/kmnist-test-labels.npz', y)
            np.savez(folder + '/alone.npz', x)
            np.save(folder + '/x.npy', x); np.save(folder + '/flat.npy', x.reshape(20, 784))
            for version in [(1, 0), (2, 0), (3, 0)]:
                with open(folder + '/v%d.npy' % version[0], 'wb') as f: np.lib.format.write_array(f, x, version=version)
            """, _folder.Path);

        SampleSet kmnist = SampleFormat.Npz.Import(_folder["kmnist-test-imgs.npz"]).Test;
        Assert.Equal(Enumerable.Range(0, 20), kmnist.GetLabels());
        Assert.Equal("kmnist-test-imgs", kmnist.Dataset);
        foreach (string name in new[] { "alone.npz", "x.npy", "flat.npy", "v1.npy", "v2.npy", "v3.npy" })
        {
            SampleSet samples = SampleFormat.Npz.Import(_folder[name], new NpzReadOptions { Split = Split.Train }).Train;
            Assert.All(samples, sample => Assert.Equal(MnistSample.Unlabeled, sample.Label));
            Assert.All(samples, sample => Assert.Equal(kmnist[sample.Index].Pixels, sample.Pixels));
        }

        Assert.Contains("These are labels", Error("kmnist-test-labels.npz"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_numpy_saves_and_is_no_image_is_refused()
    {
        Outside.Python("numpy", Package, """
            import sys, numpy as np
            folder = sys.argv[1]
            x = np.zeros((20, 28, 28), 'u1'); y = np.zeros(20, 'u1')
            def save(name, **arrays): np.savez(folder + '/' + name + '.npz', **arrays)
            save('pickled', x_train=np.array([[[None]]], dtype=object), y_train=y[:1])
            save('records', x_train=np.zeros((1, 1, 1), dtype=[('a', 'u1')]), y_train=y[:1])
            save('complex', x_train=x.astype('c8'), y_train=y)
            save('text', x_train=np.array([[['a']]]), y_train=y[:1])
            save('fewer', x_train=x, y_train=y[:19])
            save('onehot', x_train=x, y_train=np.zeros((20, 10)))
            save('color', x_train=np.zeros((20, 28, 28, 3), 'u1'), y_train=y)
            save('flat', x_train=np.zeros((20, 100), 'u1'), y_train=y)
            save('single', x_train=np.zeros((), 'u1'), y_train=y)
            save('alone', x_train=x)
            save('others', a=x, b=y)
            save('bright', x_train=x.astype('i4') + 256, y_train=y)
            save('dark', x_train=x.astype('i1') - 1, y_train=y)
            save('normal', x_train=x - 0.5, y_train=y)
            save('late', x_train=np.concatenate([x / 255 + 0.5, x + 2.0]), y_train=np.zeros(40, 'u1'))
            save('nan', x_train=x + float('nan'), y_train=y)
            save('high', x_train=x, y_train=y.astype('i8') + 256)
            save('half_label', x_train=x, y_train=y + 0.5)
            """, _folder.Path);

        var expected = new Dictionary<string, string>
        {
            ["pickled"] = "pickled Python objects",
            ["records"] = "one of records",
            ["complex"] = "found '<c8'",
            ["text"] = "found '<U1'",
            ["fewer"] = "20 labels, one for each image, found y_train of the shape (19,)",
            ["onehot"] = "one 1 in each row of labels in y_train.npy, found only 0",
            ["color"] = "x_train of the shape (20, 28, 28, 3)",
            ["flat"] = "Use Rows and Columns",
            ["single"] = "x_train of the shape ()",
            ["alone"] = "such as x_train and y_train, found x_train (20, 28, 28). Use ImageArray and LabelArray",
            ["others"] = "such as x_train and y_train or arr_0, found a (20, 28, 28), b (20,). Use ImageArray and LabelArray",
            ["bright"] = "a pixel from 0 to 255 in x_train.npy, found 256",
            ["dark"] = "a pixel from 0 to 255 in x_train.npy, found -1",
            ["normal"] = "a pixel from 0 to 255 in x_train.npy, found -0.5",
            ["late"] = "a pixel from 0 to 1 in x_train.npy, found 2",
            ["nan"] = "found NaN",
            ["high"] = "a label from 0 to 255 in y_train.npy, found 256",
            ["half_label"] = "a label from 0 to 255 in y_train.npy, found 0.5",
        };
        Assert.Equal(expected.Keys.Select(name => name + ".npz").Order(StringComparer.Ordinal), _folder.Names);
        Assert.All(expected, pair => Assert.Contains(pair.Value, Error(pair.Key + ".npz"), StringComparison.Ordinal));
    }

    [Fact]
    public void Archives_of_other_zip_writers_are_read()
    {
        SampleFormat.Npz.Write(_folder["m.npz"], TestSamples.MakeSet(20));
        Outside.Python("numpy", Package, """
            import sys, zipfile
            folder = sys.argv[1]
            source = zipfile.ZipFile(folder + '/m.npz')
            class Pipe:  # cannot seek, so sizes follow the content
                def __init__(self, file): self.file = file
                def write(self, data): return self.file.write(data)
                def flush(self): pass
            with open(folder + '/piped.npz', 'wb') as file, zipfile.ZipFile(Pipe(file), 'w', zipfile.ZIP_DEFLATED) as zip:
                for name in source.namelist(): zip.writestr(name, source.read(name))
            with zipfile.ZipFile(folder + '/plain.npz', 'w') as zip:
                zip.comment = b'PK\x05\x06 is how this record starts, too'
                for name in reversed(source.namelist()): zip.writestr(name, source.read(name))
                zip.writestr('readme.txt', 'not an array')
            zipfile.ZIP64_LIMIT = 10  # everything in 64 bits
            with zipfile.ZipFile(folder + '/wide.npz', 'w') as zip:
                for name in source.namelist():
                    with zip.open(name, 'w', force_zip64=True) as member: member.write(source.read(name))
            """, _folder.Path);

        foreach (string name in new[] { "piped.npz", "plain.npz", "wide.npz" })
        {
            TestSamples.AssertSame(TestSamples.MakeSet(20), SampleFormat.Npz.Import(_folder[name]).Train);
        }
    }

    private string Error(string name)
    {
        var exception = Assert.Throws<DatasetFormatException>(() => SampleFormat.Npz.Import(_folder[name]));
        Assert.Equal((_folder[name], "npz"), (exception.Path, exception.Format));
        return exception.Message;
    }
}
