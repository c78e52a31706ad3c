using System.IO.Compression;
using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats;

/// <summary>ZIP files, made by .NET: one file or one dataset in them is read, and junk is passed over.</summary>
public sealed class ZipInputTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SampleSet _samples = MnistDataset.Open().Test.Take(5);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Csv", "train.csv")]
    [InlineData("Csv", "train.csv.gz")]
    [InlineData("LibSvm", "train.svm")]
    [InlineData("Npz", "train.npz")]
    [InlineData("Parquet", "train.parquet")]
    [InlineData("Torch", "train.t7")]
    public void One_file_is_read(string name, string file)
    {
        SampleFormat format = SampleFormat.Get(name);
        format.Write(_folder[file], _samples);
        byte[] content = File.ReadAllBytes(_folder[file]);
        string path = Zip("archive.zip", ("data/" + file, content), ("__MACOSX/data/._" + file, [0, 5, 22, 7]), (".DS_Store", [1]), ("README.md", [2]));
        TestSamples.AssertSame(_samples, [.. format.Read(path)]);
        TestSamples.AssertSame(_samples, [.. MnistDataset.Import(path).GetSampleSets().Single()]);
        using (FileStream stream = File.OpenRead(path))
        {
            TestSamples.AssertSame(_samples, [.. format.Read(stream)]);
        }

        // The archive must not be replaced while it is read.
        SampleSet read = format.Import(path).GetSampleSets().Single();
        Assert.Equal([path], read.Origin.Files.Distinct());
        File.Delete(path);
    }

    [Fact]
    public void The_name_of_the_file_inside_tells_split_and_dataset()
    {
        byte[] csv = Csv();
        MnistSample sample = SampleFormat.Csv.Read(Zip("archive.zip", ("digits_test.csv", csv))).First();
        Assert.Equal((Split.Test, "digits_test"), (sample.Split, sample.Dataset));
    }

    [Fact]
    public void Two_files_are_a_dataset_if_their_names_tell_both_splits()
    {
        string path = Zip("archive.zip", ("mnist_test.csv", Csv()), ("mnist_train.csv", Csv()));
        MnistDataset both = SampleFormat.Csv.Import(path);
        TestSamples.AssertSame(_samples, both.Train);
        TestSamples.AssertSame(_samples, both.Test);
        Assert.Equal(Split.Test, Assert.Single(SampleFormat.Csv.Import(path, new CsvReadOptions { Split = Split.Test }).Splits));
    }

    [Fact]
    public void Several_files_are_listed()
    {
        string path = Zip("archive.zip", ("train.csv", Csv()), ("test.csv", Csv()), ("sample_submission.csv", [1]));
        DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => SampleFormat.Csv.Read(path).Count());
        Assert.Contains("found 3 files: sample_submission.csv, test.csv, train.csv. Expand it with Expand-Archive", exception.Message, StringComparison.Ordinal);
        Assert.Contains("use Import-MnistImage with the folder", Assert.Throws<DatasetFormatException>(
            () => SampleFormat.Image.Read(Zip("p.zip", ("5/a.png", [1]), ("6/b.png", [1]))).Count()).Message, StringComparison.Ordinal);
        Assert.Contains("found no files", Assert.Throws<DatasetFormatException>(() => SampleFormat.Csv.Read(Zip("none.zip", ("../train.csv", Csv()))).Count()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_inside_is_looked_at_too()
    {
        string inner = Zip("inner.zip", ("train.csv", Csv()));
        string path = Zip("outer.zip", ("inner.zip", File.ReadAllBytes(inner)));
        foreach (Func<int> read in new Func<int>[] { () => SampleFormat.Csv.Read(path).Count(), () => MnistDataset.Import(path).GetSampleSets().Count() })
        {
            Assert.Contains("found a ZIP file. Expand it first with Expand-Archive.", Assert.Throws<DatasetFormatException>(() => read()).Message, StringComparison.Ordinal);
        }

        string pointer = Zip("pointer.zip", ("train.csv", System.Text.Encoding.ASCII.GetBytes("version https://git-lfs.github.com/spec/v1\n")));
        Assert.Contains("found a pointer of Git LFS", Assert.Throws<DatasetFormatException>(() => SampleFormat.Csv.Read(pointer).Count()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("MNIST/raw/", "")]
    [InlineData("", ".gz")]
    public void A_dataset_of_IDX_files_is_read(string inner, string ending)
    {
        SampleFormat.Idx.Write(_folder["idx"], _samples, new IdxWriteOptions { Compress = ending.Length > 0 });
        (string, byte[])[] files = [.. Directory.EnumerateFiles(_folder["idx"]).Select(file => (inner + Path.GetFileName(file), File.ReadAllBytes(file)))];
        string path = Zip("archive.zip", [.. files, ("__MACOSX/._t10k-images-idx3-ubyte", [0, 5, 22, 7]), ("._t10k-labels-idx1-ubyte", [0, 5, 22, 7])]);
        TestSamples.AssertSame(_samples, MnistDataset.OpenFolder(path).Test);
        TestSamples.AssertSame(_samples, MnistDataset.Import(path).Test);
        Assert.Equal("archive", MnistDataset.OpenFolder(path).Name);
        string twice = Zip("twice.zip", [.. files.Select(file => ("a/" + file.Item1, file.Item2)), .. files.Select(file => ("b/" + file.Item1, file.Item2))]);
        Assert.Contains("several folders", Assert.Throws<DatasetNotFoundException>(() => MnistDataset.OpenFolder(twice)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_with_a_password_is_refused()
    {
        byte[] bytes = File.ReadAllBytes(Zip("archive.zip", ("train.csv", Csv())));
        int directory = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        bytes[directory + 8] |= 1;
        bytes[6] |= 1;
        Assert.Contains("which needs a password", Assert.Throws<DatasetFormatException>(() => SampleFormat.Csv.Read(_folder.Write("x.zip", bytes)).Count()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_does_not_fill_memory()
    {
        string path = Zip("bomb.zip", ("train.npz", new byte[64 << 20]));
        byte[] bytes = File.ReadAllBytes(path);
        long used = Allocation.Of(() => Assert.Throws<DatasetFormatException>(() => SampleFormat.Csv.Read(path).Count()));
        Assert.InRange(used, 0, 8 * Allocation.Megabyte);
        Assert.True(bytes.Length < 1 << 20);
    }

    [Fact]
    public void Cuts_and_mutations_are_read_or_refused()
    {
        byte[] sound = File.ReadAllBytes(Zip("archive.zip", ("a/train.csv", Csv()), ("b/README.md", [1, 2, 3])));
        Mutation.CheckCuts(sound, Enumerable.Range(0, sound.Length / 10).Select(i => i * 10), "m.zip", path => SampleFormat.Csv.Import(path));
        Mutation.Check(sound, "m.zip", path => SampleFormat.Csv.Import(path), 1000);
    }

    private byte[] Csv()
    {
        SampleFormat.Csv.Write(_folder["made.csv"], _samples);
        return File.ReadAllBytes(_folder["made.csv"]);
    }

    private string Zip(string name, params (string Name, byte[] Content)[] members)
    {
        using var zip = new ZipArchive(File.Create(_folder[name]), ZipArchiveMode.Create);
        foreach ((string member, byte[] content) in members)
        {
            using Stream stream = zip.CreateEntry(member).Open();
            stream.Write(content);
        }

        return _folder[name];
    }
}
