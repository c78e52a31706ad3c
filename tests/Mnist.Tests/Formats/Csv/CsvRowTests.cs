using System.Globalization;
using System.Text;
using CsCheck;
using Mnist.Formats.Csv;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Csv;

/// <summary>The fast writer of a line against a naive one.</summary>
public abstract class CsvRowTests(string culture) : CultureTest(culture)
{
    // Mostly background, as images are, so that the runs of zeros are taken.
    private static readonly Gen<byte> s_pixels = Gen.Frequency((3, Gen.Const((byte)0)), (1, Gen.Byte));

    [Fact]
    public void Any_line_of_any_length_is_what_joining_gives()
    {
        for (int length = 1; length <= 64; length++)
        {
            Gen.Select(Gen.Int[-1, 255], s_pixels.Array[length]).Sample(
                (label, pixels) => Assert.Equal(Join(label, pixels), Write(label, pixels)), iter: 40);
        }
    }

    [Fact]
    public void Any_line_of_MNIST_is_what_joining_gives() =>
        Gen.Select(Gen.Int[-1, 255], s_pixels.Array[784]).Sample(
            (label, pixels) => Assert.Equal(Join(label, pixels), Write(label, pixels)), iter: 300);

    [Fact]
    public void Every_value_is_written_as_its_decimal_number()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

        Assert.Equal(Join(7, all), Write(7, all));
    }

    [Theory]
    [InlineData((byte)0)]
    [InlineData((byte)255)]
    public void The_longest_line_fits_in_the_room_that_is_asked_for(byte value)
    {
        for (int length = 1; length < 40; length++)
        {
            byte[] pixels = new byte[length];
            Array.Fill(pixels, value);
            Assert.Equal(Join(255, pixels), Write(255, pixels));
        }
    }

    [Fact]
    public void Less_room_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        "line", () => CsvRow.Write(1, new byte[10], new byte[CsvRow.MaximumLength(10) - 1]));

    [Fact]
    public void Room_that_cannot_be_counted_is_refused() =>
        Assert.Throws<OverflowException>(() => CsvRow.MaximumLength(1 << 29));

    private static string Join(int label, byte[] pixels) =>
        string.Join(',', (label < 0 ? [] : new[] { label }).Concat(pixels.Select(pixel => (int)pixel))
            .Select(number => number.ToString(CultureInfo.InvariantCulture))) + "\n";

    // Bytes behind the room show whether the writer stays in it.
    private static string Write(int label, byte[] pixels)
    {
        int room = CsvRow.MaximumLength(pixels.Length);
        byte[] line = new byte[room + 64];
        Array.Fill(line, (byte)0xEE);
        int length = CsvRow.Write(label, pixels, line.AsSpan(0, room));
        Assert.Equal(-1, line.AsSpan(room).IndexOfAnyExcept((byte)0xEE));
        return Encoding.ASCII.GetString(line, 0, length);
    }
}

public sealed class CsvRowInvariantTests() : CsvRowTests("");

public sealed class CsvRowGermanTests() : CsvRowTests("de-DE");

public sealed class CsvRowArabicTests() : CsvRowTests("ar-SA");
