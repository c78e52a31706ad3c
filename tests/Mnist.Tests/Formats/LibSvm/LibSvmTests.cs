using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.LibSvm;

public sealed class LibSvmTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<int, int, int> Shapes { get; } = new() { { 0, 28, 28 }, { 1, 28, 28 }, { 20, 3, 5 }, { 3, 1, 1 }, { 2, 250, 200 } };

    public void Dispose() => _folder.Dispose();

    /// <summary>By the rules of the published files: indexes from 1, only what is not 0, scaled values as C's %g writes value / 255.</summary>
    [Theory]
    [InlineData(false, "5 153:3 154:18 155:18 156:18 157:126 158:136 159:175 160:26 161:166 162:255 163:247 164:127 177:30 ")]
    [InlineData(true, "5 153:0.0117647 154:0.0705882 155:0.0705882 156:0.0705882 157:0.494118 158:0.533333 159:0.686275 160:0.101961 161:0.65098 162:1 ")]
    public void Lines_are_those_of_the_published_files(bool isScaled, string start)
    {
        SampleFormat.LibSvm.Write(_folder["mnist"], MnistDataset.Open().Train.Take(2), new LibSvmWriteOptions { Values = isScaled ? PixelValues.Scaled : PixelValues.Bytes, Comment = true });
        string[] lines = File.ReadAllText(_folder["mnist"]).Split('\n');
        Assert.StartsWith(start, lines[0], StringComparison.Ordinal);
        Assert.StartsWith("0 ", lines[1], StringComparison.Ordinal);
        Assert.Equal("", lines[2]);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_is_written_is_read(int count, int rows, int columns)
    {
        SampleSet samples = TestSamples.MakeSet(count, rows, columns);
        foreach (bool isScaled in new[] { false, true })
        {
            foreach (string name in new[] { "mnist", "mnist.gz" })
            {
                SampleFormat.LibSvm.Write(_folder[name], samples, new LibSvmWriteOptions { Values = isScaled ? PixelValues.Scaled : PixelValues.Bytes });
                var options = new LibSvmReadOptions { Rows = rows, Columns = columns };
                TestSamples.AssertSame(samples, SampleFormat.LibSvm.ImportSet(_folder[name], options));
                TestSamples.AssertSame(samples, [.. SampleFormat.LibSvm.Read(_folder[name], options)]);
            }
        }
    }

    [Fact]
    public void MNIST_survives()
    {
        SampleSet test = MnistDataset.Open().Test;
        SampleFormat.LibSvm.Write(_folder["mnist.t"], test);
        SampleFormat.LibSvm.Write(_folder["mnist.scale.t"], test, new LibSvmWriteOptions { Values = PixelValues.Scaled });

        TestSamples.AssertSame(test, SampleFormat.LibSvm.ImportSet(_folder["mnist.t"]));
        TestSamples.AssertSame(test, SampleFormat.LibSvm.ImportSet(_folder["mnist.scale.t"]));
    }

    [Fact]
    public void Every_value_survives_scaling()
    {
        SampleSet samples = SampleSet.From([new MnistSample([.. Enumerable.Range(0, 256).Select(i => (byte)i)], 61, 16, 16)]);
        SampleFormat.LibSvm.Write(_folder["all"], samples, new LibSvmWriteOptions { Values = PixelValues.Scaled });
        TestSamples.AssertSame(samples, SampleFormat.LibSvm.ImportSet(_folder["all"], new LibSvmReadOptions { Rows = 16, Columns = 16 }));
    }

    [Theory]
    [InlineData("3 1:1 2:255\n4\n", PixelValues.Auto, new byte[] { 1, 255, 0, 0 })]
    [InlineData("3 1:1 2:0.5\n4\n", PixelValues.Auto, new byte[] { 255, 128, 0, 0 })]
    [InlineData("3 1:1 2:0\n4\n", PixelValues.Auto, new byte[] { 1, 0, 0, 0 })]
    [InlineData("3 1:1 2:0\n4\n", PixelValues.Scaled, new byte[] { 255, 0, 0, 0 })]
    [InlineData("3 4:1\n4 4:0.00392157\n", PixelValues.Auto, new byte[] { 0, 0, 0, 255 })]
    [InlineData("3 4:1\n4 4:2\n", PixelValues.Auto, new byte[] { 0, 0, 0, 1 })]
    [InlineData("+3.0 1:1.0\t2:+2.5e1   4:7 \r\n4\r\n\r\n\n", PixelValues.Bytes, new byte[] { 1, 25, 0, 7 })]
    [InlineData("3 qid:7 4:9\n4 qid:8\n", PixelValues.Auto, new byte[] { 0, 0, 0, 9 })]
    [InlineData("3 1:1 2:0.5 3:0\n4\n", PixelValues.Scaled, new byte[] { 255, 128, 0, 0 })]
    [InlineData("3 1:1 2:7.0 3:2e1\n4\n", PixelValues.Auto, new byte[] { 1, 7, 20, 0 })]
    [InlineData("3 4:9\r4\r", PixelValues.Auto, new byte[] { 0, 0, 0, 9 })]
    [InlineData("# made by hand\n3 4:9 # a three\n#\n\t# and a four\n4 # nothing", PixelValues.Auto, new byte[] { 0, 0, 0, 9 })]
    public void Published_forms_are_read(string text, PixelValues values, byte[] first)
    {
        SampleSet samples = SampleFormat.LibSvm.ImportSet(_folder.Write("mnist.t", text), new LibSvmReadOptions { Rows = 2, Columns = 2, Values = values });
        Assert.Equal([3, 4], samples.GetLabels());
        Assert.Equal(first, samples[0].Pixels);
    }

    [Theory]
    [InlineData("3 1\n", 1, "index:value, found 1")]
    [InlineData("3 :1\n", 1, "index:value, found :1")]
    [InlineData("3 1:\n", 1, "a value, found nothing")]
    [InlineData("3 1:x\n", 1, "a value, found x")]
    [InlineData("3 1:1x\n", 1, "a value, found 1x")]
    [InlineData("3 1:nan\n", 1, "a value, found nan")]
    [InlineData("3 1:Infinity\n", 1, "a value, found Infinity")]
    [InlineData("3 1:1 qid:1\n", 1, "index:value, found qid:1")]
    [InlineData("# one-based\n3 0:1\n", 2, "Use ZeroBased")]
    [InlineData("3 0:1 4:1\n", 1, "indexes from 0 to 3 (2 x 2 pixels), found 4")]
    [InlineData("3 -1:1\n", 1, "indexes from 1, found -1")]
    [InlineData("3 99999999999:1\n", 1, "index:value, found 99999999999:1")]
    [InlineData("3 2:1 2:1\n", 1, "an index greater than 2")]
    [InlineData("3\n4 2:1 1:1\n", 2, "an index greater than 2")]
    [InlineData("3 5:1\n", 1, "indexes from 1 to 4 (2 x 2 pixels), found 5")]
    [InlineData("3 1:256\n", 1, "a whole value from 0 to 255, found 256")]
    [InlineData("3 1:-1\n", 1, "a whole value from 0 to 255, found -1")]
    [InlineData("3 1:7 2:0.5\n", 1, "a whole value from 0 to 255, found 0.5")]
    [InlineData("3 1:0.5\n\t\n\n4 1:1", 2, "a sample, found a blank line")]
    [InlineData("3 1:0.5\n4 1:7\n", 2, "a value from 0 to 1, found 7")]
    [InlineData("256\n", 1, "a label from 0 to 255, found 256")]
    [InlineData("-1\n", 1, "a label from 0 to 255, found -1")]
    [InlineData("2.5\n", 1, "a label from 0 to 255, found 2.5")]
    [InlineData("1,2 1:1\n", 1, "a label, found 1,2")]
    [InlineData("PK\u0003\u0004\u00FF", null, "the end record of a ZIP file")]
    [InlineData("BZh91AY&SY", null, "bunzip2")]
    public void What_is_no_sample_is_refused(string text, int? line, string message)
    {
        string path = _folder.Write("mnist", text);
        var exception = Assert.Throws<DatasetFormatException>(() => SampleFormat.LibSvm.ImportSet(path, new LibSvmReadOptions { Rows = 2, Columns = 2 }));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal((path, "LIBSVM", line), (exception.Path, exception.Format, (int?)exception.Line));
    }

    [Fact]
    public void Lines_without_end_and_damaged_gzip_are_refused()
    {
        Assert.Contains("Check that it is a LIBSVM file.", Error(new byte[3 << 20]), StringComparison.Ordinal);
        SampleFormat.LibSvm.Write(_folder["sound.gz"], TestSamples.MakeSet(50));
        byte[] sound = File.ReadAllBytes(_folder["sound.gz"]);
        Assert.Contains("valid gzip data", Error(sound[..^10]), StringComparison.Ordinal);
        Assert.Contains("valid gzip data", Error([.. sound[..20], 1, 2, 3, .. sound[23..]]), StringComparison.Ordinal);

        string Error(byte[] bytes)
        {
            string path = _folder.Write("mnist", bytes);
            var exception = Assert.Throws<DatasetFormatException>(() => SampleFormat.LibSvm.ImportSet(path));
            Assert.Equal("LIBSVM", exception.Format);
            return exception.Message;
        }
    }

    [Fact]
    public void Mutations_are_read_or_refused()
    {
        SampleFormat.LibSvm.Write(_folder["mnist"], MnistDataset.Open().Test.Take(3), new LibSvmWriteOptions { Values = PixelValues.Scaled });
        Mutation.Check(File.ReadAllBytes(_folder["mnist"]), "mnist", path => SampleFormat.LibSvm.ImportSet(path), 1500);
    }

    [Fact]
    public void What_the_format_cannot_hold_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SampleFormat.LibSvm.Write(_folder["m"], SampleSet.From([TestSamples.Make(MnistSample.Unlabeled)])));
        Assert.Throws<ArgumentException>(() => SampleFormat.LibSvm.Write(_folder["m"], SampleSet.From([TestSamples.Make(1, 300, 300)])));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleFormat.LibSvm.ImportSet(_folder["m"], new LibSvmReadOptions { Rows = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleFormat.LibSvm.ImportSet(_folder["m"], new LibSvmReadOptions { Rows = 300, Columns = 300 }));
        using (var writer = SampleFormat.LibSvm.CreateWriter(_folder["m"]))
        {
            writer.Write(TestSamples.Make(1));
            Assert.Throws<ArgumentException>(() => writer.Write(TestSamples.Make(1, 2, 2)));
        }

        Assert.Empty(_folder.Names);
    }

    [Theory]
    [InlineData("3 qid:1 4:9\n")]
    [InlineData("3,5 4:9\n")]
    [InlineData("# text\n\n3.0\t1:0.5\n")]
    public void Detection_knows_the_forms(string text) => Assert.Equal(SampleFormat.LibSvm, SampleFormat.Detect(_folder.Write("x.dat", text)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sklearn_reads_what_is_written(bool isScaled)
    {
        SampleSet test = MnistDataset.Open().Test.Take(1000);
        SampleFormat.LibSvm.Write(_folder["mnist.t"], test, new LibSvmWriteOptions { Values = isScaled ? PixelValues.Scaled : PixelValues.Bytes });

        string output = Outside.Python("sklearn.datasets", "python3-sklearn", """
            import sys, numpy as np
            from sklearn.datasets import load_svmlight_file
            x, y = load_svmlight_file(sys.argv[1], n_features=784)
            pixels = np.rint(x.toarray() * float(sys.argv[2])).astype(np.uint8)
            print(pixels.shape, int(pixels.astype(np.int64).sum()), int((pixels.astype(np.int64) * np.arange(784)).sum()), int(y.sum()))
            """, _folder["mnist.t"], isScaled ? "255" : "1");

        long sum = test.Sum(sample => sample.Pixels.Sum(pixel => (long)pixel));
        long weighted = test.Sum(sample => sample.Pixels.Select((pixel, i) => (long)pixel * i).Sum());
        Assert.Equal($"(1000, 784) {sum} {weighted} {test.GetLabels().Sum()}", output);
    }

    [Fact]
    public void What_sklearn_wrote_is_read()
    {
        Outside.Python("sklearn.datasets", "python3-sklearn", """
            import sys, numpy as np
            from sklearn.datasets import dump_svmlight_file
            x = (np.arange(20 * 784) * 7 % 256).reshape(20, 784)
            dump_svmlight_file(x, np.arange(20), sys.argv[1] + '/bytes', zero_based=False, comment='made by sklearn')
            dump_svmlight_file(x / 255, np.arange(20), sys.argv[1] + '/scaled', zero_based=False)
            dump_svmlight_file(x, np.arange(20), sys.argv[1] + '/zero')
            """, _folder.Path);

        foreach (string name in new[] { "bytes", "scaled" })
        {
            SampleSet samples = SampleFormat.LibSvm.ImportSet(_folder[name]);
            Assert.Equal(Enumerable.Range(0, 20), samples.GetLabels());
            Assert.All(samples, sample => Assert.Equal(Enumerable.Range(784 * sample.Index, 784).Select(i => (byte)(i * 7)), sample.Pixels));
        }

        TestSamples.AssertSame(SampleFormat.LibSvm.ImportSet(_folder["bytes"]), [.. SampleFormat.LibSvm.Read(_folder["zero"])]);
    }
}
