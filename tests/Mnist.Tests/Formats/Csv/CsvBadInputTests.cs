using System.Text;
using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Csv;

/// <summary>What is no MNIST in CSV: the exception names file, line, expected and found.</summary>
public abstract class CsvBadInputTests(string culture) : CultureTest(culture)
{
    private const string Fields = "785 fields (label and 784 pixels)";

    private readonly TempFolder _temp = new();

    public static TheoryData<string, string, long, string, string> Files { get; } = new()
    {
        { "empty", "", 1, "at least one line", "an empty file" },
        { "783 pixels", Good + CsvText.Row(1, 783) + "\n", 2, Fields, "784" },
        { "785 pixels", Good + CsvText.Row(1, 785) + "\n", 2, Fields, "786" },
        { "782 pixels in the first line", CsvText.Row(1, 782) + "\n" + Good, 1, Fields, "783" },
        { "786 fields in the first line", "0," + CsvText.Row(1) + "\n", 1, Fields, "786" },
        { "784 and 785 fields", CsvText.Join(CsvText.Pixels()) + "\n" + Good, 2, "784 fields (784 pixels)", "785" },
        { "783 pixels in the last line", Good + CsvText.Row(1, 783), 2, Fields, "784" },
        { "pixel 256", Good + With("256") + "\n", 2, "a pixel from 0 to 255 in field 4", "'256'" },
        { "pixel 1000", Good + With("1000") + "\n", 2, "a pixel from 0 to 255 in field 4", "'1000'" },
        { "pixel -1", Good + With("-1") + "\n", 2, "a pixel from 0 to 255 in field 4", "'-1'" },
        { "pixel 1.5", Good + With("1.5") + "\n", 2, "a pixel from 0 to 255 in field 4", "'1.5'" },
        { "letters", Good + With("abc") + "\n", 2, "a pixel from 0 to 255 in field 4", "'abc'" },
        { "letters in the first line", With("abc") + "\n" + Good, 1, "a pixel from 0 to 255 in field 4", "'abc'" },
        { "nothing", Good + With("") + "\n", 2, "a pixel from 0 to 255 in field 4", "nothing" },
        { "NUL", Good + With("\0") + "\n", 2, "a pixel from 0 to 255 in field 4", "'\\u0000'" },
        { "Arabic digit", Good + With("٣") + "\n", 2, "a pixel from 0 to 255 in field 4", "'٣'" },
        { "carriage return alone", Good + With("7\r8") + "\n", 2, "a pixel from 0 to 255 in field 4", "'7\\u000D8'" },
        { "long field", Good + With(new string('x', 100)) + "\n", 2, "a pixel from 0 to 255 in field 4", $"'{new string('x', 20)}...'" },
        { "label 256", Good + CsvText.Row(256) + "\n", 2, "a label from 0 to 255 in field 1", "'256'" },
        { "label -1", Good + CsvText.Row(-1) + "\n", 2, "a label from 0 to 255 in field 1", "'-1'" },
        { "an apostrophe behind a label", Good + "5'," + CsvText.Join(CsvText.Pixels()) + "\n", 2, "a label from 0 to 255 in field 1", "'5''" },
        { "no label but its comma", Good + "," + CsvText.Join(CsvText.Pixels()) + "\n", 2, "a label from 0 to 255 in field 1", "nothing" },
        { "trailing comma", Good + CsvText.Row(1) + ",\n", 2, Fields, "786" },
        { "semicolons", Good + CsvText.Row(1).Replace(',', ';') + "\n", 2, Fields, "1" },
        { "blank line in the middle", Good + "\n" + Good, 2, "a sample", "a blank line" },
        { "blank lines in the middle", Good + "\n\r\n\n" + Good, 2, "a sample", "a blank line" },
        { "blank line first", "\n" + Good, 1, "a sample", "a blank line" },
        { "blank line alone", "\r\n", 1, "a sample", "a blank line" },
        { "byte order mark alone", "\uFEFF", 1, "a sample", "a blank line" },
        { "line of spaces", Good + "   \n" + Good, 2, Fields, "1" },
        { "second header", Good + "label," + CsvText.KaggleNames() + "\n", 2, "a label from 0 to 255 in field 1", "'label'" },
        { "header of 783 pixels", "label," + CsvText.KaggleNames(783) + "\n" + Good, 1, "a header of 785 names (label and 784 pixels)", "784" },
        { "names with a quote that is not closed", "\"label," + CsvText.KaggleNames() + "\n" + Good, 1, "a closing quote", "none up to the end of the file" },
        { "a quote that is not closed in the first line", "5\"," + CsvText.Join(CsvText.Pixels()) + "\n" + Good, 1, "a closing quote", "none up to the end of the file" },
        { "header of 0x0", "0x0\n", 1, "a header of 785 names (label and 784 pixels)", "1" },
        { "text", "This is no CSV.\n", 1, "a header of 785 names (label and 784 pixels)", "4" },
    };

    private static string Good => CsvText.Row(5) + "\n";

    [Theory]
    [MemberData(nameof(Files))]
    public void A_line_that_is_no_sample_is_refused(string kind, string content, long line, string expected, string actual)
    {
        string path = _temp.Write(kind, content);

        foreach (Action read in new Action[] { () => SampleFormat.Csv.ImportSet(path), () => _ = SampleFormat.Csv.Read(path).Count() })
        {
            DatasetFormatException? exception = null;
            long allocated = Allocation.Of(() => exception = Assert.Throws<DatasetFormatException>(read));

            Assert.Equal((path, line, null), (exception!.Path, exception.Line, exception.Offset));
            Assert.Equal((expected, actual), (exception.Expected, exception.Actual));
            Assert.StartsWith($"{path}, line {line}: expected {expected}, found {actual}.", exception.Message, StringComparison.Ordinal);
            Assert.InRange(allocated, 0, 5 * Allocation.Megabyte);
        }

        Assert.Equal([kind], _temp.Names);
    }

    [Fact]
    public void A_line_of_ten_megabytes_is_refused_before_it_is_read()
    {
        string path = _temp.Write("long.csv", Encoding.ASCII.GetBytes(Good + new string('0', 10_000_000)));
        DatasetFormatException? exception = null;

        long allocated = Allocation.Of(() => exception = Assert.Throws<DatasetFormatException>(() => SampleFormat.Csv.ImportSet(path)));

        // The text takes a megabyte; the rest is room for as many samples as the file is long enough for.
        Assert.Equal((path, 2L, "a longer line"), (exception!.Path, exception.Line, exception.Actual));
        Assert.InRange(allocated, 0, 8 * Allocation.Megabyte);
    }

    [Fact]
    public void Gzip_that_is_cut_anywhere_is_refused_and_loses_no_row()
    {
        byte[] whole = BigEndianBytes.Gzip(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Good, 3))));
        for (int length = 2; length < whole.Length; length++)
        {
            string path = _temp.Write("cut.csv.gz", whole[..length]);
            DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => SampleFormat.Csv.ImportSet(path));
            Assert.Equal(path, exception.Path);
            Assert.InRange(exception.Line!.Value, 1, 4);
        }
    }

    [Fact]
    public void What_is_not_there_or_no_file_is_called_that()
    {
        Assert.Throws<FileNotFoundException>(() => SampleFormat.Csv.ImportSet(_temp["missing.csv"]));
        Assert.Throws<DirectoryNotFoundException>(() => SampleFormat.Csv.ImportSet(_temp["missing/some.csv"]));
        Assert.Contains("is a folder", Assert.Throws<IOException>(() => SampleFormat.Csv.ImportSet(_temp.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Throws<IOException>(() => SampleFormat.Csv.ImportSet(_temp.Path + "/")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 28)]
    [InlineData(28, -1)]
    [InlineData(65536, 65536)]
    [InlineData(512, 512)]
    public void Images_of_no_size_or_of_one_that_fits_in_no_line_are_refused(int rows, int columns) =>
        Assert.Throws<ArgumentOutOfRangeException>("options", () => SampleFormat.Csv.ImportSet("any.csv", new CsvReadOptions { Rows = rows, Columns = columns }));

    [Fact]
    public void A_dataset_that_the_catalog_does_not_have_is_refused() => Assert.Throws<DatasetNotFoundException>(
        () => SampleFormat.Csv.ImportSet(_temp.Write("some.csv", Good), new CsvReadOptions { Dataset = "NoSuch" }));

    protected override void Dispose(bool disposing)
    {
        _temp.Dispose();
        base.Dispose(disposing);
    }

    // A line whose fourth field is another.
    private static string With(string field)
    {
        string[] fields = CsvText.Row(1).Split(',');
        fields[3] = field;
        return string.Join(',', fields);
    }
}

public sealed class CsvBadInputInvariantTests() : CsvBadInputTests("");

public sealed class CsvBadInputGermanTests() : CsvBadInputTests("de-DE");

public sealed class CsvBadInputArabicTests() : CsvBadInputTests("ar-SA");
