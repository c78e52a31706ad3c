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

    public void Dispose() => _folder.Dispose();

    private string[] FilesOf(string name) => [.. Directory.EnumerateFiles(_folder[name], "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_folder[name], file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];
}
