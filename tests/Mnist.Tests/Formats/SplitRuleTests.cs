using System.IO.Compression;
using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats;

/// <summary>One rule for files that do not say their split inside: the options, else the name, else Train.</summary>
public sealed class SplitRuleTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SampleSet _samples = MnistDataset.Open().Test.Take(4);
    private readonly List<ReadNotice> _notices = [];

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Files => new()
    {
        { "Csv", "digits_train.csv" },
        { "Csv", "training.csv.gz" },
        { "LibSvm", "train.svm" },
        { "Torch", "train_32x32.t7" },
        { "Lmdb", "mnist_train_lmdb" },
        { "Parquet", "train-00000-of-00001.parquet" },
        { "Parquet", "train.parquet" },
        { "Npz", "kmnist-train-imgs.npy" },
        { "Npz", "train.npz" },
        { "Csv", "train.zip" },
        { "Idx", "raw/train-images-idx3-ubyte" },
        { "Idx", "raw/train-labels-idx1-ubyte" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_name_that_says_another_split_is_a_warning(string format, string name)
    {
        string path = Write(format, name);
        foreach (Func<SampleReadOptions, SampleSet> read in new Func<SampleReadOptions, SampleSet>[]
        {
            options => SampleSet.From(SampleFormat.Get(format).Read(path, options)),
            options => SampleFormat.Get(format).Import(path, options).Test,
            options => MnistDataset.Import(path, options).Test,
        })
        {
            _notices.Clear();
            SampleSet set = read(new SampleReadOptions { Split = Split.Test, Notices = new NoticeList(_notices) });
            Assert.Equal((Split.Test, _samples.Count), (set.Split, set.Count));
            Assert.Equal(_samples.SelectMany(sample => sample.Pixels), set.SelectMany(sample => sample.Pixels));
            string warning = Assert.Single(_notices, notice => notice.Level == ReadNoticeLevel.Warning).Message;
            Assert.EndsWith("the name says Train, but the samples are read as Test, as Split says.", warning, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_split_of_the_name_is_taken_without_a_word(string format, string name)
    {
        string path = Write(format, name);
        foreach (Split? split in new Split?[] { null, Split.Train })
        {
            Assert.Equal([Split.Train], MnistDataset.Import(path, new SampleReadOptions { Split = split, Notices = new NoticeList(_notices) }).Splits);
        }

        Assert.DoesNotContain(_notices, notice => notice.Level == ReadNoticeLevel.Warning || notice.Message.Contains("the name says", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Csv", "digits.csv")]
    [InlineData("Csv", "mnist_val.csv")]
    [InlineData("Csv", "latest.csv")]
    [InlineData("LibSvm", "digits.svm")]
    [InlineData("Torch", "digits.t7")]
    [InlineData("Lmdb", "digits_lmdb")]
    [InlineData("Parquet", "digits.parquet")]
    [InlineData("Npz", "digits.npz")]
    [InlineData("Csv", "digits.zip")]
    public void A_guess_is_told_and_a_wish_is_not(string format, string name)
    {
        string path = Write(format, name);
        Assert.Equal([Split.Train], MnistDataset.Import(path, new SampleReadOptions { Notices = new NoticeList(_notices) }).Splits);
        Assert.Contains("the name says neither Train nor Test, so the samples are read as Train. Use Split for another one.", Assert.Single(
            _notices, notice => notice.Message.Contains("the name says", StringComparison.Ordinal) && notice.Level == ReadNoticeLevel.Verbose).Message, StringComparison.Ordinal);

        _notices.Clear();
        Assert.Equal([Split.Test], MnistDataset.Import(path, new SampleReadOptions { Split = Split.Test, Notices = new NoticeList(_notices) }).Splits);
        Assert.DoesNotContain(_notices, notice => notice.Message.Contains("the name says", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("testing.csv")]
    [InlineData("test.zip")]
    [InlineData("mnist-t10k.csv")]
    public void Other_words_for_Test_are_known(string name) =>
        Assert.Equal([Split.Test], MnistDataset.Import(Write("Csv", name)).Splits);

    [Fact]
    public void Parquet_files_whose_names_do_not_tell_are_not_joined_in_silence()
    {
        SampleFormat.Parquet.Write(Path.Combine(_folder.MakeFolder("d"), "train.parquet"), _samples);
        SampleFormat.Parquet.Write(_folder["d/extra.parquet"], _samples);
        MnistDataset read = SampleFormat.Parquet.Import(_folder["d"], new ParquetReadOptions { Notices = new NoticeList(_notices) });
        Assert.Equal(2 * _samples.Count, read.Train.Count);
        Assert.Contains("extra.parquet' is read as Train", Assert.Single(_notices, notice => notice.Level == ReadNoticeLevel.Warning).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_split_inside_is_selected_and_a_missing_one_is_not_found()
    {
        SampleFormat.Npz.Write(_folder["train.npz"], _samples); // x_test
        Assert.Equal([Split.Test], MnistDataset.Import(_folder["train.npz"]).Splits);
        Assert.Contains("has no arrays of the Train split, such as x_train, but x_test", Assert.Throws<DatasetNotFoundException>(
            () => MnistDataset.Import(_folder["train.npz"], new SampleReadOptions { Split = Split.Train })).Message, StringComparison.Ordinal);
        SampleFormat.Idx.Write(_folder["raw"], _samples);
        Assert.Throws<DatasetNotFoundException>(() => MnistDataset.Import(_folder["raw"], new SampleReadOptions { Split = Split.Train }));
    }

    [Fact]
    public void One_IDX_file_is_its_split_and_its_dataset()
    {
        SampleFormat.Idx.Write(_folder["raw"], MnistDataset.From(MnistDataset.Open().Train.Take(3), _samples));
        MnistDataset read = MnistDataset.Import(_folder["raw/t10k-images-idx3-ubyte"], new SampleReadOptions { Notices = new NoticeList(_notices) });
        TestSamples.AssertSame(_samples, Assert.Single(read.GetSampleSets()));
        Assert.EndsWith("the samples are those of t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte.", Assert.Single(_notices).Message, StringComparison.Ordinal);

        foreach (string file in Directory.GetFiles(_folder["raw"]))
        {
            File.Copy(file, Path.Combine(_folder["raw"], "emnist-letters-" + Path.GetFileName(file).Replace("t10k", "test", StringComparison.Ordinal)));
        }

        Assert.Equal("EMNIST-Letters", MnistDataset.Import(_folder["raw/emnist-letters-test-labels-idx1-ubyte"]).Name);
        Assert.Equal([Split.Test], MnistDataset.Import(_folder["raw/t10k-labels-idx1-ubyte"]).Splits);
        File.Copy(_folder["raw/t10k-images-idx3-ubyte"], _folder["raw/images"]);
        Assert.Contains("does not tell whose images", Assert.Throws<DatasetNotFoundException>(() => MnistDataset.Import(_folder["raw/images"])).Message, StringComparison.Ordinal);
    }

    private string Write(string format, string name)
    {
        string path = _folder[name];
        if (name.EndsWith(".zip", StringComparison.Ordinal))
        {
            SampleFormat.Csv.Write(_folder["data.csv"], _samples);
            using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create);
            zip.CreateEntryFromFile(_folder["data.csv"], "data.csv");
        }
        else if (format == "Idx")
        {
            SampleFormat.Idx.Write(_folder["raw"], SampleSet.From(_samples.Select(sample => new MnistSample(sample.Pixels, sample.Label))));
        }
        else if (format == "Npz")
        {
            byte[] pixels = [.. _samples.SelectMany(sample => sample.Pixels)];
            byte[] images = [.. Mnist.Formats.Npz.NpyHeader.ForBytes(_samples.Count, 28, 28), .. pixels];
            _folder.Write(name, images);
            if (name.EndsWith(".npz", StringComparison.Ordinal))
            {
                File.Delete(path);
                using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create);
                using Stream member = zip.CreateEntry("arr_0.npy").Open();
                member.Write(images);
            }
        }
        else
        {
            SampleFormat.Get(format).Write(path, _samples);
        }

        return path;
    }
}
