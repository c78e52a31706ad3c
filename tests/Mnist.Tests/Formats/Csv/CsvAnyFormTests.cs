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
    [InlineData("7,0,255,12,1,,,\n")]
    [InlineData("label,pixel0,pixel1,pixel2,pixel3,,\r\n7,0,255,12,1,,\r\n")]
    [InlineData("label,pixel0,pixel1,pixel2,pixel3\r7,0,255,12,1\r")]
    [InlineData("'pixel1','pixel2','pixel3','pixel4','class'\n0,255,12,1,'7'\n")]
    [InlineData("label_0,label_1,label_2,label_3,label_4,label_5,label_6,label_7,pixel0,pixel1,pixel2,pixel3\n0,0,0,0,0,0,0,1,0,255,12,1\n")]
    [InlineData("id;1x1;1x2;2x1;2x2;y7;y6;y5;y4;y3;y2;y1;y0\n5;0;255;12;1;1.0;0.0;0.0;0.0;0.0;0.0;0.0;0.0\n")]
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

    /// <summary>Two samples or more, because one row of zeros and a one can be pixels.</summary>
    [Theory]
    [InlineData("0,255,12,1,0,0,1\n1,2,3,4,0,1,0\n", "2: 0,255,12,1; 1: 1,2,3,4")]
    [InlineData("0,0,1,0,255,12,1\n1,0,0,1,2,3,4\n", "2: 0,255,12,1; 0: 1,2,3,4")]
    public void Columns_of_categories_are_labels(string text, string expected)
    {
        List<ReadNotice> notices = [];
        SampleSet samples = SampleFormat.Csv.ImportSet(_temp.Write("train.csv", text), s_small with { Notices = new NoticeList(notices) });
        Assert.Equal(expected, string.Join("; ", samples.Select(sample => FormattableString.Invariant($"{sample.Label}: {string.Join(',', sample.Pixels)}"))));
        Assert.Contains("the label is in 3 columns, one for each category.", Assert.Single(notices).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0,255,12,1,0,0,1\n1,2,3,4,0,1,0\n1,2,3,4,0,0,0\n")]
    [InlineData("label_0,label_1,label_2,1x1,1x2,2x1,2x2\n0,0,1,1,2,3,4\n0,1,0,1,2,3,4\n1,1,0,1,2,3,4\n")]
    public void Categories_without_one_label_are_looked_at_first_and_refused_later(string text)
    {
        // The first lines decide that there are categories, so the wrong line comes after them.
        string[] lines = text.TrimEnd('\n').Split('\n');
        string many = string.Join('\n', [.. lines[..^1], .. Enumerable.Repeat(lines[^2], 40), lines[^1]]);
        DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => SampleFormat.Csv.ImportSet(_temp.Write("train.csv", many), s_small));
        Assert.Contains("one 1 and otherwise 0 in the fields of the categories", exception.Message, StringComparison.Ordinal);
        Assert.Equal(many.Split('\n').Length, exception.Line);
    }

    [Fact]
    public void A_label_that_can_be_in_two_columns_is_a_warning()
    {
        List<ReadNotice> notices = [];
        string row = CsvText.Join(Enumerable.Repeat(0, 784));
        string path = _temp.Write("train.csv", $"200,{row}\n7,{row}\n");
        Assert.Equal([200, 7], SampleFormat.Csv.ImportSet(path, new CsvReadOptions { Notices = new NoticeList(notices) }).GetLabels());
        Assert.Contains("the label can be in the first or in the last column, and the first one is used. Use Label to select it.", Assert.Single(notices).Message, StringComparison.Ordinal);
        Assert.Equal(ReadNoticeLevel.Warning, notices[0].Level);

        notices.Clear();
        Assert.Equal([0, 0], SampleFormat.Csv.ImportSet(path, new CsvReadOptions { Label = CsvLabel.Last, Notices = new NoticeList(notices) }).GetLabels());
        Assert.Empty(notices);
    }

    /// <summary>Texts of pixels are remembered, so each must still be itself among many others.</summary>
    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData(' ')]
    public void Any_mix_of_forms_of_numbers_is_read(char delimiter)
    {
        string[] forms = ["0", "000", "0.0", "0.000000", "0.000000000000000000e+00", "0.00000000000000000000000000000000", "\\\"0\\\"", "\\\"0.00\\\""];
        var random = new Random(5);
        byte[][] rows = [.. Enumerable.Range(0, 400).Select(_ => Enumerable.Range(0, 5).Select(_ => (byte)(random.Next(3) == 0 ? random.Next(256) : 0)).ToArray())];
        string text = string.Concat(rows.Select(row => string.Join(delimiter, row.Select(number =>
            ((double)number).ToString(forms[random.Next(forms.Length)], System.Globalization.CultureInfo.InvariantCulture))) + "\n"));
        SampleSet samples = SampleFormat.Csv.ImportSet(_temp.Write("train.csv", text), s_small with { Label = CsvLabel.First, Values = PixelValues.Bytes });
        Assert.Equal(rows.Select(row => (int)row[0]), samples.GetLabels());
        Assert.Equal(rows.SelectMany(row => row[1..]), samples.SelectMany(sample => sample.Pixels));
    }

    [Theory]
    [InlineData("7,0,255,12,1\r3,1,2,3,4\r", 2)]
    [InlineData("7,0,255,12,1\r3,1,2,3,4", 2)]
    [InlineData("7,0,255,12,1\r\n3,1,2,3,4\r\n", 2)]
    [InlineData("7,0,255,12,1\r", 1)]
    public void Each_kind_of_line_end_is_read(string text, int count)
    {
        SampleSet samples = SampleFormat.Csv.ImportSet(_temp.Write("train.csv", text), s_small);
        Assert.Equal(new[] { 7, 3 }.Take(count), samples.GetLabels());
        Assert.Equal([0, 255, 12, 1], samples[0].Pixels);
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
