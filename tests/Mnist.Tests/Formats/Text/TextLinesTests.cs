using System.Text;
using Mnist.Formats.Text;

namespace Mnist.Tests.Formats.Text;

/// <summary>Lines of every length come out as a plain split gives them, wherever the blocks end.</summary>
public sealed class TextLinesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Lines_are_those_of_a_split(int seed)
    {
        var random = new Random(seed);
        int[] lengths = [0, 1, 1570, 90_000, (1 << 18) - 1, 1 << 18, 300_000, 700_000, (1 << 20) - 1];
        string[] expected = [.. Enumerable.Range(0, 60).Select(i => new string((char)('a' + (i % 26)), lengths[random.Next(lengths.Length)]))];
        expected[^1] = "hhh"; // an empty line without an end would be none
        string end = seed == 2 ? "\r\n" : "\n";
        expected = end == "\n" ? expected : [.. expected.Select(line => line.Length == (1 << 20) - 1 ? line[..^1] : line)];
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes(string.Join(end, expected) + (seed == 3 ? "" : end)));

        var lines = new TextLines(stream, "some.csv", "CSV");
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(lines.TryRead(out ReadOnlySpan<byte> line));
            Assert.Equal(expected[i].Length, line.Length);
            Assert.True(line.IndexOfAnyExcept((byte)('a' + (i % 26))) < 0);
            Assert.Equal(i + 1, lines.Number);
        }

        Assert.False(lines.TryRead(out _));
    }

    [Fact]
    public void A_line_longer_than_a_megabyte_is_refused_when_those_before_it_have_come()
    {
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes("one\ntwo\n" + new string('x', 1 << 20) + "\n"));
        var lines = new TextLines(stream, "some.csv", "CSV");
        Assert.True(lines.TryRead(out _));
        Assert.True(lines.TryRead(out _));

        DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => lines.TryRead(out _));
        Assert.Equal((3L, "some.csv"), (exception.Line, exception.Path));
    }
}
