using System.Reflection;
using System.Text;
using Mnist;
using Mnist.Formats;

namespace OutsideFormat.Tests;

/// <summary>A format of another assembly works like those of the library.</summary>
public sealed class PgmTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mnist-outside-").FullName;

    static PgmTests() => SampleFormat.Register(new PgmFormat());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Nothing_internal_is_seen_here() => Assert.DoesNotContain(
        typeof(MnistDataset).Assembly.GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>(),
        friend => friend.AssemblyName.StartsWith(typeof(PgmTests).Assembly.GetName().Name!, StringComparison.Ordinal));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Samples_go_out_and_come_back(bool isPlain)
    {
        SampleSet samples = MnistDataset.Open().Test.Take(100);
        string path = Path.Combine(_folder, "test.pgms");
        samples.Export(path, isPlain ? new PgmWriteOptions { Plain = true } : null);

        AssertSame(samples, MnistDataset.Import(path).Test);
        AssertSame(samples, SampleSet.Import(path));
        AssertSame(samples, SampleSet.Import(new MemoryStream(await File.ReadAllBytesAsync(path)), new SampleReadOptions { Dataset = "MNIST", Split = Split.Test }));
        AssertSame(samples, await SampleFormat.Get("pgm").ReadAsync(path).ToListAsync());
        Assert.Equal("Pgm", SampleFormat.Detect(path).Name);
        Assert.Equal(["test.pgms"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
        Assert.Throws<IOException>(() => SampleSet.Import(path).Take(3).Export(path)); // the target is being read
    }

    [Fact]
    public void A_file_is_what_Netpbm_describes()
    {
        using var stream = new MemoryStream();
        new MnistSample([1, 2, 3, 255, 0, 9], label: 7, rows: 2, columns: 3).Export(stream, new PgmWriteOptions());
        Assert.Equal([.. "P5\n# label 7\n3 2\n255\n"u8, 1, 2, 3, 255, 0, 9], stream.ToArray());
    }

    [Fact]
    public void The_example_of_Netpbm_is_read()
    {
        // The start of feep.pgm in https://netpbm.sourceforge.net/doc/pgm.html: plain, with a comment and 15 as the maximum value.
        string path = Write("feep.pgm", "P2\n# feep.pgm\n24 3\n15\n"
            + "0  0  0  0  0  0  0  0  0  0  0  0  0  0  0  0  0  0  0  0  0  0  0  0\n"
            + "0  3  3  3  3  0  0  7  7  7  7  0  0 11 11 11 11  0  0 15 15 15 15  0\n"
            + "0  3  0  0  0  0  0  7  0  0  0  0  0 11  0  0  0  0  0 15  0  0 15  0\n");
        MnistSample sample = Assert.Single(MnistDataset.Import(path).Train);
        Assert.Equal((3, 24, MnistSample.Unlabeled, "feep"), (sample.Rows, sample.Columns, sample.Label, sample.Dataset));
        Assert.Equal([0, 51, 119, 187, 255], sample.Pixels.Distinct());
    }

    [Fact]
    public void A_cut_file_is_whole_images_or_an_error()
    {
        using var stream = new MemoryStream();
        SampleSet.From([new MnistSample([1, 2, 3, 4], 3, 2, 2), new MnistSample([5, 6, 7, 8], 4, 2, 2)]).Export(stream, new PgmWriteOptions());
        byte[] file = stream.ToArray();
        for (int length = 0; length < file.Length; length++)
        {
            byte[] cut = file[..length];
            if (length == file.Length / 2)
            {
                Assert.Equal(3, Assert.Single(SampleFormat.Get("Pgm").Import(new MemoryStream(cut)).Train).Label);
                continue;
            }

            var exception = Assert.Throws<DatasetFormatException>(() => SampleFormat.Get("Pgm").Import(new MemoryStream(cut)));
            Assert.Equal(("PGM", (long)length), (exception.Format, exception.Offset));
        }
    }

    [Theory]
    [InlineData("P5\n2 0\n255\n", "sizes")]
    [InlineData("P5\n2 2\n65535\n", "at most 255")]
    [InlineData("P5\n99999 99999\n255\n", "at most 8192")]
    [InlineData("P5\n# label x\n2 2\n255\n....", "a label from 0 to 255")]
    [InlineData("P2\n2 1\n255\n1 300\n", "a pixel of at most 255")]
    [InlineData("P5\n1 1\n255\n.P5\n2 2\n255\n....", "images of 1 x 1")]
    [InlineData("P5\n1 1\n255\n.x", "starts with P5 or P2")]
    public void Damage_is_named(string content, string part)
    {
        string path = Write("x.pgm", content);
        Assert.Contains(part, Assert.Throws<DatasetFormatException>(() => MnistDataset.Import(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_or_ending_that_is_taken_is_refused()
    {
        Assert.Contains("name 'Pgm' is taken", Assert.Throws<ArgumentException>(() => SampleFormat.Register(new PgmFormat())).Message, StringComparison.Ordinal);
        Assert.Contains("ending '.CSV' is taken by the format Csv", Assert.Throws<ArgumentException>(() => SampleFormat.Register(new Other())).Message, StringComparison.Ordinal);
        Assert.Single(SampleFormat.All, format => format.Name == "Pgm");
    }

    [Fact]
    public void What_a_format_does_not_do_it_says()
    {
        Assert.Throws<NotSupportedException>(() => new Other().Read("x"));
        Assert.Throws<NotSupportedException>(() => new Other().CreateWriter("x"));
    }

    private static void AssertSame(SampleSet expected, IReadOnlyList<MnistSample> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach ((MnistSample one, MnistSample other) in expected.Zip(actual))
        {
            Assert.Equal((one.Split, one.Index, one.Label), (other.Split, other.Index, other.Label));
            Assert.Equal(one.Pixels, other.Pixels);
        }
    }

    private string Write(string name, string content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(content));
        return path;
    }

    private sealed class Other() : SampleFormat<SampleReadOptions, SampleWriteOptions>("Other", ".CSV")
    {
        public override bool CanRead => false;

        public override bool CanWrite => false;
    }
}
