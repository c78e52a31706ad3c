using System.Globalization;
using System.Text;
using CsCheck;
using Mnist.Formats.Csv;
using Mnist.Formats.Text;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Csv;

/// <summary>The fast reader of a line against a naive one.</summary>
public abstract class CsvParserTests(string culture) : CultureTest(culture)
{
    private static readonly Gen<string> s_fields = Gen.Frequency(
        (20, Gen.Const("0")),
        (10, Gen.Byte.Select(value => value.ToString(CultureInfo.InvariantCulture))),
        (1, Gen.Int[0, 999].Select(value => value.ToString("000", CultureInfo.InvariantCulture))),
        (1, Gen.OneOf(new[] { "", "256", "-1", "+1", " 1", "1 ", "0x1", "1.0", "1e2", "0000", "\"1\"", "٣", "\0", "/", ":", "a", "\r" }.Select(Gen.Const).ToArray())));

    private static readonly Gen<(int Label, int Pixels)> s_layouts =
        from pixels in Gen.Int[1, 40]
        from label in Gen.Int[-1, pixels]
        select (label, pixels);

    [Fact]
    public void Any_line_gives_what_a_naive_parser_gives() =>
        Gen.Select(s_layouts, s_fields.Array[0, 42], Gen.Bool).Sample((layout, fields, fits) =>
        {
            int count = layout.Pixels + (layout.Label < 0 ? 0 : 1);
            string[] some = fits ? [.. fields.Concat(Enumerable.Repeat("0", count)).Take(count)] : fields;
            AssertSameAsNaive(string.Join(',', some), layout.Label, layout.Pixels);
        }, iter: 10_000);

    [Fact]
    public void Good_lines_with_a_few_changed_bytes_give_what_a_naive_parser_gives() =>
        Gen.Select(s_layouts, Gen.Frequency((3, Gen.Const((byte)0)), (1, Gen.Byte)).Array[41], Gen.Select(Gen.Int[0, 200], Gen.Byte).Array[0, 2])
            .Sample((layout, numbers, changes) =>
            {
                int count = layout.Pixels + (layout.Label < 0 ? 0 : 1);
                byte[] line = Encoding.ASCII.GetBytes(string.Join(',', numbers.Take(count)));
                foreach ((int place, byte value) in changes)
                {
                    line[place % line.Length] = value == (byte)'\n' ? (byte)',' : value;
                }

                AssertSameAsNaive(Encoding.Latin1.GetString(line), layout.Label, layout.Pixels);
            }, iter: 10_000);

    [Theory]
    [InlineData("0,0,0,0,0,0,0,0", 8)]
    [InlineData("0,0,0,0,0,0,0,0,0", 8)]
    [InlineData("0,0,0,0,0,0,0,0,", 8)]
    [InlineData("0,0,0,0,0,0,0,00", 8)]
    [InlineData("0,0,0,0,0,0,0", 8)]
    [InlineData("0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0", 16)]
    [InlineData("1,0,0,0,0,0,0,0,0", 9)]
    [InlineData("", 1)]
    [InlineData(",", 2)]
    [InlineData("255", 1)]
    [InlineData("256", 1)]
    [InlineData("007", 1)]
    public void Runs_of_zeros_end_where_the_line_ends(string line, int pixels) => AssertSameAsNaive(line, -1, pixels);

    private static void AssertSameAsNaive(string line, int labelIndex, int pixelCount)
    {
        (int? label, byte[] pixels) = ParseNaively(line, labelIndex, pixelCount);

        // What stands behind a line may look as if it went on.
        foreach (string behind in new[] { "\n0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0", "\r\n1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1", "\n,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,," })
        {
            byte[] bytes = Encoding.Latin1.GetBytes(line + behind + new string('\n', TextBlock.Slack));
            byte[] parsed = new byte[pixelCount];
            int? result = CsvParser.Parse(
                bytes.AsSpan(0, line.Length), new CsvLayout(false, 1, pixelCount, labelIndex), parsed);

            Assert.Equal(label, result);
            if (label is not null)
            {
                Assert.Equal(pixels, parsed);
            }

            AssertRecordIsTheSame(bytes.AsSpan(0, line.Length), new CsvLayout(false, 1, pixelCount, labelIndex), label, pixels);
        }
    }

    // The reader of all forms reads what the fast one reads, and explains what it cannot read.
    private static void AssertRecordIsTheSame(ReadOnlySpan<byte> line, CsvLayout layout, int? label, byte[] pixels)
    {
        byte[] parsed = new byte[layout.PixelCount];
        int? result = CsvRecord.Parse(line, layout, new CsvPixelTexts(layout), parsed);
        if (label is not null)
        {
            Assert.Equal(label, result);
            Assert.Equal(pixels, parsed);
        }
        else if (result is null)
        {
            DatasetFormatException exception = CsvRecord.Explain("some.csv", 12, line, layout);
            Assert.Equal(("some.csv", 12L, null), (exception.Path, exception.Line, exception.Offset));
            Assert.NotEqual(exception.Expected, exception.Actual);
        }
    }

    private static (int? Label, byte[] Pixels) ParseNaively(string line, int labelIndex, int pixelCount)
    {
        string[] fields = line.Split(',');
        bool isGood = fields.Length == pixelCount + (labelIndex < 0 ? 0 : 1)
            && fields.All(field => field.Length is > 0 and < 4 && field.All(c => c is >= '0' and <= '9') && int.Parse(field, CultureInfo.InvariantCulture) < 256);
        if (!isGood)
        {
            return (null, []);
        }

        var numbers = fields.Select(field => int.Parse(field, CultureInfo.InvariantCulture)).ToList();
        int label = MnistSample.Unlabeled;
        if (labelIndex >= 0)
        {
            label = numbers[labelIndex];
            numbers.RemoveAt(labelIndex);
        }

        return (label, [.. numbers.Select(number => (byte)number)]);
    }
}

public sealed class CsvParserInvariantTests() : CsvParserTests("");

public sealed class CsvParserGermanTests() : CsvParserTests("de-DE");

public sealed class CsvParserArabicTests() : CsvParserTests("ar-SA");
