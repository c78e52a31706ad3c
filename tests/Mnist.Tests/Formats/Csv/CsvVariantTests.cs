using System.Text;
using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Csv;

/// <summary>The forms of MNIST in CSV that are about.</summary>
public abstract class CsvVariantTests(string culture) : CultureTest(culture)
{
    private readonly TempFolder _temp = new();

    [Theory]
    [InlineData("\n", "\n")]
    [InlineData("\r\n", "\r\n")]
    [InlineData("\n", "")]
    [InlineData("\r\n", "")]
    [InlineData("\n", "\r\n")]
    [InlineData("\n", "\n\n\n")]
    [InlineData("\r\n", "\r\n\r\n")]
    public void Lines_may_end_in_any_of_the_usual_ways(string between, string last)
    {
        string path = _temp.Write("some.csv", CsvText.Row(5) + between + CsvText.Row(0) + between + CsvText.Row(4) + last);

        AssertRows(SampleFormat.Csv.ImportSet(path), 5, 0, 4);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_byte_order_mark_is_no_part_of_the_first_line(bool hasHeader)
    {
        string text = (hasHeader ? "label," + CsvText.GridNames() + "\n" : "") + CsvText.Row(5) + "\n" + CsvText.Row(0) + "\n";
        string path = _temp.Write("some.csv", [0xEF, 0xBB, 0xBF, .. Encoding.ASCII.GetBytes(text)]);

        AssertRows(SampleFormat.Csv.ImportSet(path), 5, 0);
    }

    [Theory]
    [InlineData("some.csv.gz")]
    [InlineData("some.csv")]
    public void Gzip_is_told_by_its_bytes(string name)
    {
        string path = _temp.Write(name, BigEndianBytes.Gzip(Encoding.ASCII.GetBytes(CsvText.Row(5) + "\n" + CsvText.Row(0) + "\n")));

        AssertRows(SampleFormat.Csv.ImportSet(path), 5, 0);
    }

    [Fact]
    public void A_plain_file_may_be_called_gz() =>
        AssertRows(SampleFormat.Csv.ImportSet(_temp.Write("some.csv.gz", CsvText.Row(5) + "\n")), 5);

    [Theory]
    [InlineData("label")]
    [InlineData("Label")]
    [InlineData("\"label\"")]
    [InlineData("class")]
    [InlineData("target")]
    public void A_header_is_no_sample(string label)
    {
        foreach (string names in new[] { CsvText.GridNames(), CsvText.KaggleNames() })
        {
            string path = _temp.Write("some.csv", $"{label},{names}\n{CsvText.Row(5)}\n{CsvText.Row(0)}\n");
            AssertRows(SampleFormat.Csv.ImportSet(path), 5, 0);
        }
    }

    [Fact]
    public void A_header_may_number_its_pixels() =>
        AssertRows(SampleFormat.Csv.ImportSet(_temp.Write("some.csv", $"label,{CsvText.Join(Enumerable.Range(0, 784))}\n{CsvText.Row(5)}\n")), 5);

    [Theory]
    [InlineData("mnist_test.csv", Split.Test)]
    [InlineData("t10k.csv", Split.Test)]
    [InlineData("test-00000-of-00001.csv", Split.Test)]
    [InlineData("latest.csv", Split.Train)]
    [InlineData("contest.csv", Split.Train)]
    [InlineData("mnist_train.csv", Split.Train)]
    public void The_name_of_the_file_tells_the_split(string name, Split split) =>
        Assert.Equal(split, SampleFormat.Csv.ImportSet(_temp.Write(name, CsvText.Row(5) + "\n")).Split);

    [Fact]
    public void A_header_alone_is_a_set_without_samples() =>
        Assert.Empty(SampleFormat.Csv.ImportSet(_temp.Write("some.csv", "label," + CsvText.KaggleNames() + "\n")));

    [Fact]
    public void Kaggles_test_has_no_labels()
    {
        string row = CsvText.Join(CsvText.Pixels());
        SampleSet samples = SampleFormat.Csv.ImportSet(_temp.Write("test.csv", $"{CsvText.KaggleNames()}\n{row}\n{row}\n"));

        AssertRows(samples, MnistSample.Unlabeled, MnistSample.Unlabeled);
        Assert.Equal(Split.Test, samples.Split);
    }

    [Fact]
    public void Labels_may_be_missing_without_a_header()
    {
        string path = _temp.Write("some.csv", CsvText.Join(CsvText.Pixels()) + "\n");

        AssertRows(SampleFormat.Csv.ImportSet(path, new CsvReadOptions { Label = CsvLabel.None }), MnistSample.Unlabeled);
    }

    [Fact]
    public void The_label_may_stand_last()
    {
        string row = CsvText.Join([.. CsvText.Pixels(), 7]);

        AssertRows(SampleFormat.Csv.ImportSet(_temp.Write("a.csv", $"{row}\n{row}"), new CsvReadOptions { Label = CsvLabel.Last }), 7, 7);
        AssertRows(SampleFormat.Csv.ImportSet(_temp.Write("b.csv", $"{CsvText.GridNames()},label\n{row}\n")), 7);
        AssertRows(SampleFormat.Csv.ImportSet(_temp.Write("c.csv", $"{CsvText.KaggleNames()},class\n{row}\n")), 7);
    }

    [Fact]
    public void The_label_may_stand_where_the_header_says()
    {
        int[] pixels = [.. CsvText.Pixels(4)];
        string path = _temp.Write("some.csv", $"a,b,label,c,d\n{CsvText.Join([.. pixels[..2], 9, .. pixels[2..]])}\n");

        SampleSet samples = SampleFormat.Csv.ImportSet(path, new CsvReadOptions { Rows = 2, Columns = 2 });

        Assert.Equal(9, Assert.Single(samples).Label);
        Assert.Equal([1, 2, 3, 4], samples[0].Pixels);
    }

    [Fact]
    public void A_grid_header_tells_the_size_of_the_images()
    {
        string path = _temp.Write("some.csv", $"label,{CsvText.GridNames(3, 5)}\n{CsvText.Row(2, 15)}\n");

        SampleSet samples = SampleFormat.Csv.ImportSet(path);

        Assert.Equal((3, 5, 2), (samples.Rows, samples.Columns, samples[0].Label));
    }

    [Theory]
    [InlineData("mnist_test.csv", Split.Test, "mnist_test")]
    [InlineData("t10k.csv.gz", Split.Test, "t10k")]
    [InlineData("mnist_train.csv", Split.Train, "mnist_train")]
    [InlineData("other", Split.Train, "other")]
    public void The_name_of_the_file_tells_the_split_unless_one_is_given(string name, Split split, string dataset)
    {
        string path = _temp.Write(name, CsvText.Row(5) + "\n");
        SampleSet samples = SampleFormat.Csv.ImportSet(path);

        Assert.Equal((split, dataset), (samples.Split, samples.Dataset));
        Assert.Equal(Split.Test, SampleFormat.Csv.ImportSet(path, new CsvReadOptions { Split = Split.Test }).Split);
        Assert.Equal("Sneaker", SampleFormat.Csv.ImportSet(path, new CsvReadOptions { Dataset = "fashionmnist" }).Categories[7]);
    }

    [Fact]
    public void Enumerating_gives_the_same_samples_as_reading()
    {
        string path = _temp.Write("some.csv", CsvText.Row(5) + "\n" + CsvText.Row(0) + "\n" + CsvText.Row(255));
        MnistSample[] samples = [.. SampleFormat.Csv.Read(path)];

        TestSamples.AssertSame(SampleFormat.Csv.ImportSet(path), samples);
        Assert.Equal([0, 1, 2], samples.Select(sample => sample.Index));
    }

    protected override void Dispose(bool disposing)
    {
        _temp.Dispose();
        base.Dispose(disposing);
    }

    private static void AssertRows(SampleSet samples, params int[] labels)
    {
        Assert.Equal(labels, samples.GetLabels());
        Assert.All(samples, sample => Assert.Equal(CsvText.Pixels(), sample.Pixels.Select(pixel => (int)pixel)));
        Assert.Equal((28, 28), (samples.Rows, samples.Columns));
    }
}

public sealed class CsvVariantInvariantTests() : CsvVariantTests("");

public sealed class CsvVariantGermanTests() : CsvVariantTests("de-DE");

public sealed class CsvVariantArabicTests() : CsvVariantTests("ar-SA");
