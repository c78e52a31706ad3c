using System.Text;
using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Csv;

/// <summary>CSV as other programs write it. Expected values are those in the text.</summary>
public abstract class CsvAnyFormTests(string culture) : CultureTest(culture)
{
    private static readonly CsvReadOptions s_small = new() { Rows = 2, Columns = 2 };

    private readonly TempFolder _temp = new();

    [Theory]
    [InlineData("\"label\",\"pixel0\",\"pixel1\",\"pixel2\",\"pixel3\"\r\n\"7\",\"0\",\"255\",\"12\",\"1\"\r\n")]
    [InlineData("#TYPE System.Management.Automation.PSCustomObject\r\n\"label\",\"pixel0\",\"pixel1\",\"pixel2\",\"pixel3\"\r\n\"7\",\"0\",\"255\",\"12\",\"1\"\r\n")]
    [InlineData("sep=;\r\nlabel;pixel0;pixel1;pixel2;pixel3\r\n7;0;255;12;1\r\n")]
    [InlineData("\"7\",\"0\",\"255\",\"12\",\"1\"\n")]
    [InlineData("7, 0, 255, 12, 1\n")]
    [InlineData("7;0;255;12;1")]
    [InlineData("7\t0\t255\t12\t1\n")]
    [InlineData("7|0|255|12|1\n")]
    [InlineData("  7.0  0.0   255.0 12.0 1.0  \n")]
    [InlineData("7.000000000000000000e+00,0.000000000000000000e+00,2.550000000000000000e+02,1.200000000000000000e+01,1.000000000000000000e+00\n")]
    [InlineData(",label,pixel0,pixel1,pixel2,pixel3\n0,7,0,255,12,1\n")]
    [InlineData("Unnamed: 0,label,0,1,2,3\n0,7,0,255,12,1\n")]
    [InlineData("id,pixel0,pixel1,pixel2,pixel3,target\n99,0,255,12,1,7\n")]
    [InlineData("file,class,1x1,1x2,2x1,2x2\n\"a,b\"\"c.png\",7,0,255,12,1\n")]
    [InlineData("file,class,1x1,1x2,2x1,2x2\n\"two\nlines\",7,0,255,12,1\n")]
    [InlineData("label,pixel3,pixel0,pixel2,pixel1\n7,1,0,12,255\n")]
    [InlineData("\"label\" \"V1\" \"V2\" \"V3\" \"V4\"\n\"1\" 7 0 255 12 1\n")]
    [InlineData("# label,pixel0,pixel1,pixel2,pixel3\n7,0,255,12,1\n")]
    [InlineData("7,0,255,12,1,\n")]
    public void One_sample_is_read(string text)
    {
        foreach (Encoding encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            string path = _temp.Write("some.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
            MnistSample sample = Assert.Single(SampleFormat.Csv.ImportSet(path, s_small));
            Assert.Equal((7, "0,255,12,1"), (sample.Label, string.Join(',', sample.Pixels)));
        }
    }

    [Theory]
    [InlineData("label,pixel0,pixel1,pixel2,pixel3\n7,0,1,0.5,0.2\n")]
    [InlineData("7;0;1;0,5;0,2\n")]
    [InlineData("7 0 1 5e-1 2e-1\n")]
    public void Fractions_are_scaled(string text) =>
        Assert.Equal([0, 255, 128, 51], Assert.Single(SampleFormat.Csv.ImportSet(_temp.Write("some.csv", text), s_small)).Pixels);

    [Theory]
    [InlineData("id,pixel0,pixel1,pixel2,pixel3\n5,0,255,12,1\n")]
    [InlineData("pixel0,pixel1,pixel2,pixel3\n0,255,12,1\n")]
    [InlineData("kind,pixel0,pixel1,pixel2,pixel3\n5,0,255,12,1\n")]
    public void A_header_that_names_no_label_has_none(string text)
    {
        MnistSample sample = Assert.Single(SampleFormat.Csv.ImportSet(_temp.Write("some.csv", text), s_small));
        Assert.Equal((MnistSample.Unlabeled, "0,255,12,1"), (sample.Label, string.Join(',', sample.Pixels)));
    }

    [Fact]
    public void The_options_select_the_label()
    {
        string path = _temp.Write("some.csv", "kind,pixel0,pixel1,pixel2,pixel3\n5,0,255,12,1\n");
        Assert.Equal(5, SampleFormat.Csv.ImportSet(path, s_small with { LabelColumn = "kind" })[0].Label);
        Assert.Equal(5, SampleFormat.Csv.ImportSet(path, s_small with { LabelColumn = "1" })[0].Label);
        Assert.Contains("kind", Assert.Throws<DatasetFormatException>(() => SampleFormat.Csv.ImportSet(path, s_small with { LabelColumn = "no" })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SampleFormat.Csv.ImportSet(path, s_small with { LabelColumn = "1", Label = CsvLabel.Last }));
        Assert.Throws<ArgumentException>(() => SampleFormat.Csv.ImportSet(path, s_small with { Delimiter = '5' }));
    }

    [Fact]
    public void Names_are_labels_if_the_options_number_them()
    {
        string path = _temp.Write("some.csv", "label,pixel0,pixel1,pixel2,pixel3\nB,0,255,12,1\n");
        Assert.Equal(1, SampleFormat.Csv.ImportSet(path, s_small with { CategoryNames = ["A", "B"] })[0].Label);
        Assert.Contains("CategoryNames", Assert.Throws<DatasetFormatException>(() => SampleFormat.Csv.ImportSet(path, s_small)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_count_columns_are_a_header()
    {
        string path = _temp.Write("some.csv", $"{CsvText.Join(Enumerable.Range(0, 65))}\n7,{CsvText.Join(Enumerable.Repeat(16, 64))}\n");
        MnistSample sample = Assert.Single(SampleFormat.Csv.ImportSet(path));
        Assert.Equal((7, 8, 8), (sample.Label, sample.Rows, sample.Columns));
        Assert.Equal(2, SampleFormat.Csv.ImportSet(path, new CsvReadOptions { NoHeader = true }).Count);
    }

    [Fact]
    public void The_last_column_is_the_label_if_only_it_can_be()
    {
        string row = CsvText.Join(Enumerable.Repeat(0, 784));
        Assert.Equal([7, 3], SampleFormat.Csv.ImportSet(_temp.Write("some.csv", $"{row},7\n{row},3\n")).GetLabels());
    }

    [Fact]
    public void A_file_can_become_unusual()
    {
        string path = _temp.Write("some.csv", CsvText.Row(5) + "\n" + CsvText.Row(4).Replace("4,1,", "\"4\",1.0,", StringComparison.Ordinal) + "\n" + CsvText.Row(3));
        Assert.Equal([5, 4, 3], SampleFormat.Csv.ImportSet(path).GetLabels());
    }

    [Fact]
    public void Images_of_EMNIST_are_turned_unless_they_are_raw()
    {
        string path = _temp.Write("some.csv", "1,10,20,30,40\n");
        CsvReadOptions letters = s_small with { Dataset = "EMNIST-Letters" };
        Assert.Equal([10, 30, 20, 40], SampleFormat.Csv.ImportSet(path, letters)[0].Pixels);
        Assert.Equal([10, 20, 30, 40], SampleFormat.Csv.ImportSet(path, letters with { Raw = true })[0].Pixels);
    }

    protected override void Dispose(bool disposing)
    {
        _temp.Dispose();
        base.Dispose(disposing);
    }
}

public sealed class CsvAnyFormInvariantTests() : CsvAnyFormTests("");

public sealed class CsvAnyFormGermanTests() : CsvAnyFormTests("de-DE");
