using System.Globalization;
using System.Text;
using CsCheck;
using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Csv;

public abstract class CsvPropertyTests(string culture) : CultureTest(culture)
{
    [Fact]
    public void No_row_is_lost_in_any_mix_of_forms() =>
        Gen.Select(
            Gen.Byte.Array[5].Array[1, 12],
            Gen.OneOf(Gen.Const("\n"), Gen.Const("\r\n")).Array[12],
            Gen.OneOf(Gen.Const((string?)null), Gen.Const((string?)"label,1x1,1x2,2x1,2x2"), Gen.Const((string?)"label,pixel0,pixel1,pixel2,pixel3"), Gen.Const((string?)"a,b,c,d,class")),
            Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 3], Gen.Bool)).Sample((rows, ends, header, form) =>
            {
                (bool mark, bool compress, int blanks, bool cut) = form;
                var text = new StringBuilder(mark ? "\uFEFF" : "");
                text.Append(header is null ? "" : header + ends[0]);
                for (int i = 0; i < rows.Length; i++)
                {
                    text.Append(CsvText.Join(rows[i].Select(number => (int)number)));
                    text.Append(cut && i == rows.Length - 1 ? "" : ends[i] + string.Concat(Enumerable.Repeat(ends[i], i == rows.Length - 1 ? blanks : 0)));
                }

                using var temp = new TempFolder();
                byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
                string path = temp.Write("some.csv", compress ? BigEndianBytes.Gzip(bytes) : bytes);
                SampleSet samples = SampleFormat.Csv.ImportSet(path, new CsvReadOptions { Rows = 2, Columns = 2 });

                int label = header?.EndsWith("class", StringComparison.Ordinal) == true ? 4 : 0;
                Assert.Equal(rows.Select(row => (int)row[label]), samples.GetLabels());
                Assert.Equal(rows.Select(row => row.Where((_, i) => i != label)), samples.Select(sample => sample.Pixels));
            }, iter: 400);

    [Fact]
    public void Changed_bytes_give_as_many_samples_as_lines_or_the_typed_exception() =>
        Gen.Select(Gen.Byte.Array[5].Array[1, 6], Gen.Select(Gen.Int[0, 100], Gen.OneOf(Gen.Byte, Gen.Int[0, 6].Select(i => (byte)"\n\r,\"#a;"[i]))).Array[1, 4]).Sample((rows, changes) =>
        {
            byte[] bytes = Encoding.ASCII.GetBytes(string.Concat(rows.Select(row => CsvText.Join(row.Select(number => (int)number)) + "\n")));
            foreach ((int place, byte value) in changes)
            {
                bytes[place % bytes.Length] = value;
            }

            using var temp = new TempFolder();
            string path = temp.Write("mutant.csv", bytes);
            Assert.InRange(Allocation.Of(() => Read(path, bytes)), 0, 4 * Allocation.Megabyte);
        }, iter: 1000);

    private static void Read(string path, byte[] bytes)
    {
        try
        {
            SampleSet samples = SampleFormat.Csv.ImportSet(path, new CsvReadOptions { Rows = 2, Columns = 2 });
            string text = Encoding.UTF8.GetString(bytes);
            List<string> records = Records(text);

            // A line alone can be a header that a quote has damaged.
            int comments = records.TakeWhile(record => record[0] == '#').Count();
            int first = Math.Max(comments, samples.Count == 0 || IsHeader(records[0]) ? 1 : 0);
            Assert.Equal(records.Count - first, samples.Count);

            // Quotes can hold a decimal comma, and a quoted header row names: other tests read those.
            foreach ((MnistSample sample, string record) in text.Contains('"', StringComparison.Ordinal) ? [] : samples.Zip(records.Skip(first)))
            {
                // The label is first, last, or there is none.
                int[] pixels = [.. sample.Pixels];
                string[] allowed = [CsvText.Join([sample.Label, .. pixels]), CsvText.Join([.. pixels, sample.Label]), CsvText.Join(pixels)];
                Assert.Contains(CsvText.Join(Fields(record).Select(field => (int)double.Parse(field, CultureInfo.InvariantCulture))), allowed);
            }
        }
        catch (DatasetFormatException exception)
        {
            Assert.Equal(path, exception.Path);
            Assert.NotNull(exception.Line);
        }
    }

    // A line break within quotes is part of a record (RFC 4180). CR alone ends lines where there is no LF.
    private static List<string> Records(string text)
    {
        text = text.Contains('\n', StringComparison.Ordinal) || !text[..^1].Contains('\r', StringComparison.Ordinal) ? text : text.Replace('\r', '\n');
        List<string> records = [];
        string record = "";
        foreach (string line in text.Split('\n'))
        {
            record += record.Length == 0 ? line : "\n" + line;
            if (record.Count(letter => letter == '"') % 2 == 0)
            {
                records.Add(record.TrimEnd('\r'));
                record = "";
            }
        }

        return [.. records.Where(one => one.Length > 0), .. record.Length == 0 ? Array.Empty<string>() : [record]];
    }

    // An empty field at the end is the end of a line with a comma.
    private static string[] Fields(string record)
    {
        string[] fields = [.. record.TrimEnd('\r', '\n', ',', ';').Split(record.Contains(';', StringComparison.Ordinal) ? ';' : ',').Select(field => field.Trim(' ', '\t')).Select(Unquote)];
        return fields[^1].Length == 0 ? fields[..^1] : fields;
    }

    // Quotes that are not around a field are a part of it.
    private static string Unquote(string field) => field.Length > 1 && (field[0] is '"' or '\'') && field[^1] == field[0] ? field[1..^1] : field;

    // Words and no numbers, or words beside numbers that count from 0 or 1.
    private static bool IsHeader(string record)
    {
        string[] fields = Fields(record);
        string[] numbers = [.. fields.Where(field => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _))];
        bool count = numbers.Length == 0 || numbers.SequenceEqual(Enumerable.Range(numbers[0] == "1" ? 1 : 0, numbers.Length).Select(number => number.ToString(CultureInfo.InvariantCulture)));
        return count && fields.Except(numbers).Any(field => field.Any(char.IsLetter));
    }
}

public sealed class CsvPropertyInvariantTests() : CsvPropertyTests("");

public sealed class CsvPropertyGermanTests() : CsvPropertyTests("de-DE");

public sealed class CsvPropertyArabicTests() : CsvPropertyTests("ar-SA");
