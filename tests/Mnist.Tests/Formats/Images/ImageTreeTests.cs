using Mnist.Datasets;
using Mnist.Formats;
using Mnist.Formats.Images;
using Mnist.Imaging;
using Mnist.IO;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Images;

public sealed class ImageTreeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static SampleSet Test { get; } = MnistDataset.Open().Test;

    [Fact]
    public void Ink_on_paper_is_a_warning()
    {
        foreach ((string name, Func<byte, byte> turn, string expected) in new (string, Func<byte, byte>, string)[]
        {
            ("dark", pixel => (byte)(255 - pixel), "most pictures of Train are bright at their edge, but 0 (black) is the background here. Use ConvertTo-MnistSample"),
            ("blank", _ => 0, "most pictures of Train are empty."),
            ("ink", pixel => pixel, ""),
        })
        {
            List<ReadNotice> notices = [];
            SampleFormat.Image.Write(_folder[name], SampleSet.From(Test.Take(5).Select(sample => new MnistSample([.. sample.Pixels.Select(turn)], sample.Label))));
            Assert.Equal(5, SampleFormat.Image.Import(_folder[name], new ImageReadOptions { Notices = new NoticeList(notices) }).Train.Count);
            Assert.Equal(expected.Length == 0 ? 0 : 1, notices.Count(notice => notice.Level == ReadNoticeLevel.Warning && notice.Message.Contains(expected, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Pictures_of_other_kinds_alone_are_not_found()
    {
        Directory.CreateDirectory(_folder["tree/train/5"]);
        _folder.Write("tree/train/5/0.gif", "GIF89a");
        List<ReadNotice> notices = [];
        Assert.Contains("has no pictures that can be read", Assert.Throws<DatasetNotFoundException>(
            () => MnistDataset.Import(_folder["tree"], new ImageReadOptions { Notices = new NoticeList(notices) })).Message, StringComparison.Ordinal);
        Assert.Contains(notices, notice => notice.Message.Contains("0.gif' is left out. Save pictures as PNG, JPEG or BMP.", StringComparison.Ordinal));
        Assert.Equal(SampleFormat.Image, SampleFormat.Detect(_folder["tree"]));
    }

    [Theory]
    [InlineData("images.idx3-ubyte", "found a folder with images.idx3-ubyte. IDX files must have names such as train-images-idx3-ubyte")]
    [InlineData("", "found a folder without files.")]
    public void A_folder_of_no_format_is_described(string file, string message)
    {
        _folder.MakeFolder("other");
        if (file.Length > 0)
        {
            _folder.Write("other/" + file, "x");
        }

        Assert.Contains(message, Assert.Throws<DatasetFormatException>(() => SampleFormat.Detect(_folder["other"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_those_of_the_published_trees()
    {
        SampleFormat.Image.Write(_folder["tree"], Test.Take(3));
        Assert.Equal(["tree"], _folder.Names);
        Assert.Equal(["test/000000-num7.png", "test/000001-num2.png", "test/000002-num1.png"], FilesOf("tree"));
        Assert.Equal(Png.Encode(Test[1]), File.ReadAllBytes(_folder["tree/test/000001-num2.png"]));
    }

    [Fact]
    public void A_folder_for_each_category_counts_over_all_of_them()
    {
        SampleFormat.Image.Write(_folder["tree"], Test.Take(3), new ImageWriteOptions { Layout = ImageTreeLayout.Category });
        Assert.Equal(["test/1/000002.png", "test/2/000001.png", "test/7/000000.png"], FilesOf("tree"));
        SampleFormat.Image.Write(_folder["all"], Test, new ImageWriteOptions { Layout = ImageTreeLayout.Category });
        TestSamples.AssertSame(Test, SampleFormat.Image.Import(_folder["all"]).Test);
    }

    [Theory]
    [InlineData(ImageTreeLayout.Numbered)]
    [InlineData(ImageTreeLayout.Category)]
    public void Order_subsets_repetitions_and_labels_survive(ImageTreeLayout layout)
    {
        SampleSet shuffled = Test.Where(3, 5).Shuffle(seed: 1).Take(50).At([.. Enumerable.Range(0, 50), 0, 0, 7]);
        SampleSet odd = SampleSet.From(new[] { 255, -1, 10, 0, 99, -1 }.Select((label, i) => TestSamples.Make(label, seed: i)));
        using (var writer = SampleFormat.Image.CreateWriter(_folder["tree"], new ImageWriteOptions { Layout = layout }))
        {
            writer.Write(shuffled);
            writer.Write(odd);
            writer.Complete();
        }

        MnistDataset read = SampleFormat.Image.Import(_folder["tree"]);
        TestSamples.AssertSame(shuffled, read.Test);
        TestSamples.AssertSame(odd, read.Train);
        Assert.Equal("tree", read.Name);
        Assert.Equal(
            read.Train.Concat(read.Test).Select(sample => sample.ToString()),
            SampleFormat.Image.Read(_folder["tree"]).Select(sample => sample.ToString()));
    }

    [Theory]
    [InlineData("FashionMNIST", 9, "9-Ankle boot")]
    [InlineData("FashionMNIST", 0, "0-T-shirt_top")]
    [InlineData("EMNIST-ByClass", 10, "10-A")]
    [InlineData("EMNIST-ByClass", 36, "36-a")]
    [InlineData("EMNIST-ByClass", 5, "05")]
    [InlineData("EMNIST-Letters", 1, "01-A")]
    [InlineData("KMNIST", 2, "2-す su")]
    [InlineData("MNIST", 5, "5")]
    [InlineData("MNIST", 12, "12")]
    public void Folders_of_categories_lead_with_the_label(string dataset, int label, string expected)
    {
        CatalogEntry entry = DatasetCatalog.Default.Get(dataset);
        var identity = new DatasetIdentity(entry.Name, entry.Categories, entry.LabelOffset);
        Assert.Equal(expected, CategoryFolder.NameOf(label, identity));
        Assert.True(CategoryFolder.TryParse(expected, DatasetIdentity.Unnamed, out int parsed));
        Assert.Equal(label, parsed);
    }

    [Fact]
    public void An_empty_set_leaves_its_split_behind()
    {
        SampleFormat.Image.Write(_folder["tree"], Test.Take(0));
        Assert.Empty(SampleFormat.Image.Import(_folder["tree"]).Test);
        Assert.Throws<DatasetNotFoundException>(() => SampleFormat.Image.Import(_folder["tree"]).Train);
    }

    [Fact]
    public void Images_of_another_size_are_read_when_it_is_given_or_brought_to_it()
    {
        SampleSet large = TestSamples.MakeSet(5, 40, 30);
        SampleFormat.Image.Write(_folder["tree"], large);
        TestSamples.AssertSame(large, SampleFormat.Image.Import(_folder["tree"], new ImageReadOptions { Rows = 40, Columns = 30 }).Train);
        SampleSet small = SampleFormat.Image.Import(_folder["tree"], new ImageReadOptions { Resize = true }).Train;
        Assert.Equal((5, 28, 28), (small.Count, small.Rows, small.Columns));
        DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => SampleFormat.Image.Import(_folder["tree"]));
        Assert.Contains("expected 28 x 28 pixels, found 40 x 30", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("000000-num0.png", exception.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mixture_of_two_exports_is_refused_and_Force_clears_it()
    {
        SampleFormat.Image.Write(_folder["tree"], Test.Take(5));
        string[] before = FilesOf("tree");
        Assert.Contains("would mix both", Assert.Throws<IOException>(() => SampleFormat.Image.Write(_folder["tree"], Test.Take(3))).Message, StringComparison.Ordinal);
        Assert.Equal(before, FilesOf("tree"));
        SampleFormat.Image.Write(_folder["tree"], Test.Take(3), new ImageWriteOptions { Overwrite = Overwrite.Force });
        Assert.Equal(before[..3], FilesOf("tree"));
        SampleFormat.Image.Write(_folder["tree"], Test.Take(3)); // the same names
        Assert.Throws<FileExistsException>(() => SampleFormat.Image.Write(_folder["tree"], Test.Take(3), new ImageWriteOptions { Overwrite = Overwrite.Refuse }));
        Assert.Equal(["tree"], _folder.Names);
    }

    [Fact]
    public void Class_folders_of_others_are_read()
    {
        // As in the many trees named mnist_png: splits are training and testing, numbers are places in the split.
        Put("png/training/5/0.png", 5);
        Put("png/training/0/1.png", 0);
        Put("png/training/9/10.png", 9);
        Put("png/training/4/2.png", 4);
        Put("png/testing/7/0.png", 7);
        File.WriteAllText(_folder["png/training/notes.txt"], "no picture");
        MnistDataset read = SampleFormat.Image.Import(_folder["png"]);
        Assert.Equal([5, 0, 4, 9], read.Train.GetLabels());
        Assert.Equal([7], read.Test.GetLabels());
        Assert.Equal([7], SampleFormat.Image.Import(_folder["png"], new ImageReadOptions { Split = Split.Test }).Test.GetLabels());
        Assert.Equal([5, 0, 4, 9], SampleFormat.Image.Import(_folder["png/training"]).Train.GetLabels());
    }

    [Theory]
    [InlineData("class1/a.png", 1)]
    [InlineData("class_2/a.png", 2)]
    [InlineData("Digit 3/a.png", 3)]
    [InlineData("label-4/a.png", 4)]
    [InlineData("0 - zero/a.png", 0)]
    [InlineData("07_seven/a.png", 7)]
    [InlineData("eight/a.png", 8)]
    [InlineData("inner/wrapped/9/a.png", 9)]
    public void Folders_are_named_in_many_ways(string path, int label)
    {
        Put("tree/" + path, 5);
        Assert.Equal(label, Assert.Single(SampleFormat.Image.Read(_folder["tree"])).Label);
    }

    [Fact]
    public void Junk_is_passed_over_at_every_level()
    {
        Put("tree/train/7/1.png", 7);
        Put("tree/test/2/1.png", 2);
        foreach (string name in new[] { "._.DS_Store", "__MACOSX/train/7/._1.png", "train/__MACOSX/x.png", "train/7/._1.png", "train/7/Thumbs.db", "test/2/desktop.ini", "test/.ipynb_checkpoints/1-checkpoint.png" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder["tree/" + name])!);
            _folder.Write("tree/" + name, 0, 5, 22, 7);
        }

        var notices = new List<ReadNotice>();
        MnistDataset read = SampleFormat.Image.Import(_folder["tree"], new ImageReadOptions { Notices = new NoticeList(notices) });
        Assert.Equal([7], read.Train.GetLabels());
        Assert.Equal([2], read.Test.GetLabels());
        Assert.Empty(notices);
    }

    [Theory]
    [InlineData("val")]
    [InlineData("valid")]
    [InlineData("Validation")]
    public void Samples_for_validation_are_a_part_of_Train_and_said(string name)
    {
        Put("tree/train/7/1.png", 7);
        Put($"tree/{name}/1/1.png", 1);
        Put("tree/test/2/1.png", 2);
        var notices = new List<ReadNotice>();
        var options = new ImageReadOptions { Notices = new NoticeList(notices) };
        MnistDataset read = SampleFormat.Image.Import(_folder["tree"], options);
        Assert.Equal([7, 1], read.Train.GetLabels());
        Assert.Equal([2], read.Test.GetLabels());
        Assert.Contains("the samples for validation are read as Train, after the others", Assert.Single(notices).Message, StringComparison.Ordinal);
        notices.Clear();
        Assert.Single(SampleFormat.Image.Read(_folder["tree"], options with { Split = Split.Test }));
        Assert.Empty(notices);
    }

    [Fact]
    public void A_bad_picture_is_one_error_and_the_rest_is_read()
    {
        Put("tree/7/1.png", 7);
        Put("tree/7/3.png", 7);
        _folder.Write("tree/7/0.png");
        _folder.Write("tree/7/2.png", "<html>");
        _folder.Write("tree/7/4-num9.png", "x");
        var notices = new List<ReadNotice>();
        Assert.Equal(2, SampleFormat.Image.Read(_folder["tree"], new ImageReadOptions { Notices = new NoticeList(notices) }).Count());
        Assert.Equal(
            ["4-num9.png", "0.png", "2.png"], notices.Where(notice => notice.Level == ReadNoticeLevel.Error).Select(notice => Path.GetFileName(Assert.IsType<DatasetFormatException>(notice.Error).Path)));
        Assert.Throws<DatasetFormatException>(() => SampleFormat.Image.Read(_folder["tree"]).Count());
    }

    [Fact]
    public void After_ten_bad_pictures_and_no_good_one_the_rest_is_not_tried()
    {
        Directory.CreateDirectory(_folder["tree/7"]);
        foreach (int i in Enumerable.Range(0, 15))
        {
            _folder.Write($"tree/7/{i}.png", "x");
        }

        var notices = new List<ReadNotice>();
        Assert.Empty(SampleFormat.Image.Read(_folder["tree"], new ImageReadOptions { Notices = new NoticeList(notices) }));
        Assert.Equal(10, notices.Count(notice => notice.Level == ReadNoticeLevel.Error));
        Assert.Contains("the other 5 are not tried", notices[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_out_is_said()
    {
        Put("tree/train/7/1.png", 7);
        Put("tree/train/7/deep/1.png", 7);
        Put("tree/extra/1.png", 7);
        _folder.Write("tree/train/7/x.gif", "GIF89a");
        var notices = new List<ReadNotice>();
        Assert.Single(SampleFormat.Image.Read(_folder["tree"], new ImageReadOptions { Notices = new NoticeList(notices) }));
        Assert.Equal(3, notices.Count);
        Assert.Contains("those in extra", notices[0].Message, StringComparison.Ordinal);
        Assert.Contains("x.gif' is left out", notices[1].Message, StringComparison.Ordinal);
        Assert.Contains("deep' are left out", notices[2].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_folders_are_categories_of_both_splits_in_one_order()
    {
        Put("tree/train/A/1.png", 7);
        Put("tree/train/B/1.png", 7);
        Put("tree/test/B/1.png", 7);
        MnistSample sample = SampleFormat.Image.Read(_folder["tree"], new ImageReadOptions { Split = Split.Test }).Single();
        Assert.Equal((1, "B"), (sample.Label, sample.Category));
        Put("tree/test/7/1.png", 7);
        Assert.Contains("named after labels", Assert.Throws<DatasetFormatException>(() => SampleFormat.Image.Read(_folder["tree"]).Count()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_with_names_of_categories_have_labels_in_their_order_or_those_of_a_dataset()
    {
        Put("shoes/Ankle boot/a.png", 9);
        Put("shoes/T-shirt_top/b.png", 0);
        Assert.Equal([(0, "Ankle boot"), (1, "T-shirt_top")], SampleFormat.Image.Import(_folder["shoes"]).Train.Select(sample => (sample.Label, sample.Category)));
        SampleSet read = SampleFormat.Image.Import(_folder["shoes"], new ImageReadOptions { Dataset = "FashionMNIST" }).Train;
        Assert.Equal(["Ankle boot", "T-shirt/top"], read.Select(sample => sample.Category));
    }

    [Theory]
    [InlineData("5/000-num3.png", "a name with the label 5")]
    [InlineData("000000-num256.png", "label from 0 to 255")]
    [InlineData("000000-num99999999999.png", "label from 0 to 255")]
    [InlineData("300/1.png", "named after labels")]
    public void Names_that_contradict_are_refused(string name, string part)
    {
        Put("tree/" + name, 3);
        Assert.Contains(part, Assert.Throws<DatasetFormatException>(() => SampleFormat.Image.Import(_folder["tree"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_is_there_twice_is_refused()
    {
        Put("tree/train/000000-num3.png", 3);
        Put("tree/train/000000-num4.png", 4);
        Assert.Contains("may mix two exports", Assert.Throws<DatasetFormatException>(() => SampleFormat.Image.Import(_folder["tree"])).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(_folder["two/train"]);
        Directory.CreateDirectory(_folder["two/training"]);
        Assert.Throws<DatasetFormatException>(() => SampleFormat.Image.Import(_folder["two"]));
    }

    [Fact]
    public void What_has_no_pictures_is_not_found()
    {
        Directory.CreateDirectory(_folder["empty"]);
        Assert.Throws<DatasetNotFoundException>(() => SampleFormat.Image.Import(_folder["empty"]));
        Assert.Throws<FileNotFoundException>(() => SampleFormat.Image.Import(_folder["missing"]));
        Assert.Throws<DatasetFormatException>(() => SampleFormat.Image.Read(_folder.Write("empty.png")).ToList());
        Assert.Throws<FileNotFoundException>(() => SampleFormat.Image.Read(_folder["missing.png"]).ToList());
    }

    [Theory]
    [InlineData("000017-num4.png", Split.Train, 4)]
    [InlineData("test/5/x.png", Split.Test, 5)]
    [InlineData("testing/x-num2.png", Split.Test, 2)]
    [InlineData("my_test_7.png", Split.Test, -1)]
    [InlineData("drawn.png", Split.Train, -1)]
    public void A_single_file_is_what_its_name_and_folders_say(string name, Split split, int label)
    {
        Put("any/" + name, 1);
        MnistSample sample = Assert.Single(SampleFormat.Image.Read(_folder["any/" + name]));
        Assert.Equal((split, label, 0), (sample.Split, sample.Label, sample.Index));
    }

    public void Dispose() => _folder.Dispose();

    private void Put(string name, int seed)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
        File.WriteAllBytes(_folder[name], Png.Encode(TestSamples.Make(0, seed: seed)));
    }

    private string[] FilesOf(string name) => [.. Directory.EnumerateFiles(_folder[name], "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_folder[name], file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];
}
