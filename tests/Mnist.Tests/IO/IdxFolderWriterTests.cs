using Mnist.Formats;
using Mnist.IO;
using Mnist.Tests.Support;

namespace Mnist.Tests.IO;

public sealed class IdxFolderWriterTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public void Each_split_has_its_pair_of_files()
    {
        Write(_temp["out"], false, Overwrite.Replace, MnistDataset.Open().Train.Take(3), MnistDataset.Open().Test.Take(2));

        Assert.Equal(
            ["t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte", "train-images-idx3-ubyte", "train-labels-idx1-ubyte"], Names("out"));
        Assert.Equal(BigEndianBytes.Idx(0x08, [3], 5, 0, 4), File.ReadAllBytes(_temp["out/train-labels-idx1-ubyte"]));
        Assert.Equal(BigEndianBytes.Idx(0x08, [2], 7, 2), File.ReadAllBytes(_temp["out/t10k-labels-idx1-ubyte"]));
        Assert.Equal(
            BigEndianBytes.Idx(0x08, [2, 28, 28], [.. MnistDataset.Open().Test.Take(2).SelectMany(sample => sample.Pixels)]),
            File.ReadAllBytes(_temp["out/t10k-images-idx3-ubyte"]));
        Assert.Equal(["out"], _temp.Names);
    }

    [Fact]
    public void Compressed_files_hold_the_same()
    {
        Write(_temp["out"], true, Overwrite.Replace, MnistDataset.Open().Train.Take(3));

        Assert.Equal(["train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"], Names("out"));
        TestSamples.AssertSame(MnistDataset.Open().Train.Take(3), MnistDataset.OpenFolder(_temp["out"]).Train);
    }

    [Fact]
    public void An_empty_set_leaves_its_shape()
    {
        Write(_temp["out"], false, Overwrite.Replace, TestSamples.MakeSet(1, 2, 3).Where(99));

        Assert.Equal(BigEndianBytes.Idx(0x08, [0, 2, 3]), File.ReadAllBytes(_temp["out/train-images-idx3-ubyte"]));
        SampleSet train = MnistDataset.OpenFolder(_temp["out"]).Train;
        Assert.Equal((0, 2, 3), (train.Count, train.Rows, train.Columns));
    }

    [Fact]
    public void Without_Complete_nothing_is_there_and_what_was_there_stays()
    {
        _temp.MakeFolder("old");
        _temp.Write("old/train-labels-idx1-ubyte", "old");
        foreach (string name in new[] { "new", "old" })
        {
            using var writer = SampleFormat.Idx.CreateWriter(_temp[name]);
            writer.Write(TestSamples.MakeSet(10));
        }

        Assert.Equal(["old"], _temp.Names);
        Assert.Equal("old", File.ReadAllText(_temp["old/train-labels-idx1-ubyte"]));
    }

    [Fact]
    public void A_sample_that_does_not_fit_is_refused()
    {
        using var writer = SampleFormat.Idx.CreateWriter(_temp["out"]);
        writer.Write(TestSamples.Make(1));

        Assert.Throws<ArgumentException>(() => writer.Write(TestSamples.Make(1, 14, 56)));
        Assert.Throws<ArgumentException>(() => writer.Write(TestSamples.Make(-1)));
    }

    [Fact]
    public void In_a_folder_that_is_there_the_files_are_replaced_and_others_stay()
    {
        _temp.MakeFolder("out");
        _temp.Write("out/README", "mine");
        _temp.Write("out/train-labels-idx1-ubyte", "old");

        Assert.Throws<FileExistsException>(() => Write(_temp["out"], false, Overwrite.Refuse, TestSamples.MakeSet(2)));
        Assert.Equal("old", File.ReadAllText(_temp["out/train-labels-idx1-ubyte"]));
        Write(_temp["out"], false, Overwrite.Replace, TestSamples.MakeSet(2));

        Assert.Equal(["README", "train-images-idx3-ubyte", "train-labels-idx1-ubyte"], Names("out"));
        Assert.Equal("mine", File.ReadAllText(_temp["out/README"]));
        Assert.Equal(2, MnistDataset.OpenFolder(_temp["out"]).Train.Count);
    }

    [Theory]
    [InlineData("train-images-idx3-ubyte.gz")]
    [InlineData("train-labels.idx1-ubyte")]
    [InlineData("train-labels.idx1-ubyte.gz")]
    public void The_same_part_in_another_form_is_refused_and_removed_by_Force(string rival)
    {
        _temp.MakeFolder("out");
        _temp.Write("out/" + rival, "old");

        Assert.Contains(rival, Assert.Throws<IOException>(() => Write(_temp["out"], false, Overwrite.Replace, TestSamples.MakeSet(2))).Message, StringComparison.Ordinal);
        Assert.Equal([rival], Names("out"));
        Write(_temp["out"], false, Overwrite.Force, TestSamples.MakeSet(2));

        Assert.Equal(["train-images-idx3-ubyte", "train-labels-idx1-ubyte"], Names("out"));
    }

    [Fact]
    public void A_rival_stays_where_Force_fails()
    {
        _temp.MakeFolder("out");
        _temp.Write("out/train-images-idx3-ubyte.gz", "old");
        using (var writer = SampleFormat.Idx.CreateWriter(_temp["out"], new IdxWriteOptions { Overwrite = Overwrite.Force }))
        {
            writer.Write(TestSamples.MakeSet(2));
            Directory.CreateDirectory(_temp["out/train-labels-idx1-ubyte"]);
            Assert.Throws<IOException>(() => writer.Complete());
        }

        Assert.Equal("old", File.ReadAllText(_temp["out/train-images-idx3-ubyte.gz"]));
    }

    [Fact]
    public void A_file_is_no_folder_and_a_missing_one_no_place()
    {
        _temp.Write("file", "old");

        Assert.Contains("is a file", Assert.Throws<IOException>(() => SampleFormat.Idx.CreateWriter(_temp["file"])).Message, StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => SampleFormat.Idx.CreateWriter(_temp["missing/out"]));
        Assert.Throws<ArgumentException>(() => SampleFormat.Idx.CreateWriter(""));
        Assert.Equal(["file"], _temp.Names);
    }

    [Theory]
    [InlineData("link")]
    [InlineData("link/")]
    public void A_link_to_a_folder_leads_into_it(string path)
    {
        _temp.MakeFolder("real");
        Directory.CreateSymbolicLink(_temp["link"], _temp["real"]);

        Write(_temp[path], false, Overwrite.Replace, TestSamples.MakeSet(2));

        Assert.Equal(["train-images-idx3-ubyte", "train-labels-idx1-ubyte"], Names("real"));
        Assert.Equal(["link", "real"], _temp.Names);
    }

    public void Dispose() => _temp.Dispose();

    private static void Write(string path, bool compress, Overwrite overwrite, params SampleSet[] sets)
    {
        using var writer = SampleFormat.Idx.CreateWriter(path, new IdxWriteOptions { Compress = compress, Overwrite = overwrite });
        Array.ForEach(sets, set => writer.Write(set));
        writer.Complete();
    }

    private string[] Names(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(_temp[folder]).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
