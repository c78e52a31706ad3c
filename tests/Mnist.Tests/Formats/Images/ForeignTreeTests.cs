using Mnist.Formats;
using Mnist.Imaging;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Images;

/// <summary>Trees of pictures as others make them: names, junk, bad pictures, validation.</summary>
public sealed class ForeignTreeTests : IDisposable
{
    private readonly TempFolder _folder = new();

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
}
