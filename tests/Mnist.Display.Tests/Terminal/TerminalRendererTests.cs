using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Mnist.Tests.Support;

namespace Mnist.Display.Tests.Terminal;

/// <summary>Whether pictures mean what the samples hold, as read by others or by the rules of the protocols.</summary>
public sealed partial class TerminalRendererTests
{
    private static readonly MnistSample s_seven = MnistDataset.Open().Test[0];

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Half_blocks_carry_every_pixel(int scale, bool invert)
    {
        string[] lines = Draw(TerminalProtocol.Blocks, scale, invert).Split('\n');
        for (int line = 0; line < 14 * scale; line++)
        {
            (int Upper, int Lower)[] cells = [.. Cells(lines[line])];
            Assert.Equal(28 * scale, cells.Length);
            for (int column = 0; column < cells.Length; column++)
            {
                Assert.Equal(Light(2 * line, column), cells[column].Upper);
                Assert.Equal(Light((2 * line) + 1, column), cells[column].Lower);
            }
        }

        int Light(int row, int column)
        {
            int ink = s_seven[row / scale, column / scale];
            return invert ? 255 - ink : ink;
        }
    }

    [Fact]
    public void Kitty_gets_every_pixel_as_RGB_in_pieces_of_at_most_4096()
    {
        Match[] pieces = [.. KittyPiece().Matches(Draw(TerminalProtocol.Kitty, 1, invert: false)).Cast<Match>()];
        Assert.All(pieces, piece => Assert.InRange(piece.Groups["data"].Length, 1, 4096));
        Assert.All(pieces[..^1], piece => Assert.EndsWith("m=1", piece.Groups["control"].Value));
        Assert.EndsWith("m=0", pieces[^1].Groups["control"].Value);
        Assert.Contains("f=24,s=28,v=28,", pieces[0].Groups["control"].Value);
        byte[] rgb = Convert.FromBase64String(string.Concat(pieces.Select(piece => piece.Groups["data"].Value)));
        Assert.Equal(s_seven.Pixels.SelectMany(pixel => new[] { pixel, pixel, pixel }), rgb);
    }

    [Fact]
    public async Task Sixels_are_the_sample_in_the_eyes_of_libsixel()
    {
        using var folder = new TempFolder();
        string text = Draw(TerminalProtocol.Sixel, 1, invert: false);
        int start = text.IndexOf("\u001bP", StringComparison.Ordinal);
        int end = text.IndexOf("\u001b\\", StringComparison.Ordinal) + 2;
        string sixel = Path.Combine(folder.Path, "seven.six");
        string png = Path.Combine(folder.Path, "seven.png");
        await File.WriteAllTextAsync(sixel, text[start..end], Encoding.ASCII);
        string? program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(place => Path.Combine(place, "sixel2png"))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "sixel2png of libsixel is not on the PATH.");
        using Process process = Process.Start(new ProcessStartInfo(program, ["-i", sixel, "-o", png]))!;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);

        StbImageSharp.ImageResult picture = StbImageSharp.ImageResult.FromMemory(await File.ReadAllBytesAsync(png), StbImageSharp.ColorComponents.Grey);
        Assert.Equal((112, 112), (picture.Width, picture.Height));
        for (int i = 0; i < picture.Data.Length; i++)
        {
            // 17 grays are at most 8 away, and percents of light round once more.
            int ink = s_seven[i / 112 / 4, i % 112 / 4];
            Assert.InRange(picture.Data[i], ink - 10, ink + 10);
        }
    }

    [Fact]
    public void Plain_characters_have_no_escapes_and_grow_denser_with_ink()
    {
        var sample = new MnistSample([0, 30, 60, 90, 120, 150, 180, 210, 240, 255], 0, 1, 10);
        string text = Assert.Single(TerminalRenderer.Render([new(sample, "x")], new TerminalOptions { Scale = 2 }));
        Assert.Equal("  ..::--==++**##%%@@\nx", text);
        Assert.All(TerminalRenderer.Render([new(s_seven, "7")], new TerminalOptions()), row => Assert.DoesNotContain('\u001b', row));
    }

    [Theory]
    [InlineData(1, "1 1 1 1 1 1 1")]
    [InlineData(57, "1 1 1 1 1 1 1")]
    [InlineData(58, "2 2 2 1")]
    [InlineData(87, "2 2 2 1")]
    [InlineData(88, "3 3 1")]
    [InlineData(1000, "7")]
    public void Rows_hold_as_many_as_the_width_allows(int width, string counts)
    {
        IEnumerable<TerminalTile> tiles = MnistDataset.Open().Test.Take(7).Select(sample => new TerminalTile(sample, "#"));
        IEnumerable<string> rows = TerminalRenderer.Render(tiles, new TerminalOptions { Width = width });
        Assert.Equal(counts, string.Join(' ', rows.Select(row => row.Split('\n')[^1].Count(letter => letter == '#'))));
    }

    [Theory]
    [InlineData(TerminalProtocol.Ascii)]
    [InlineData(TerminalProtocol.Blocks)]
    [InlineData(TerminalProtocol.Blocks256)]
    public void Nothing_is_wider_than_the_terminal(TerminalProtocol protocol)
    {
        TerminalTile[] tiles = [new(s_seven, "Test 0: 7"), new(s_seven, "Test 0: 7\nwrong: 1 (75%)"), new(new MnistSample(new byte[300], 0, 1, 300), "long")];
        for (int width = 1; width <= 60; width++)
        {
            foreach (int scale in (int[])[1, 3])
            {
                string text = string.Join('\n', TerminalRenderer.Render(tiles, new TerminalOptions { Protocol = protocol, Width = width, Scale = scale }));
                Assert.All(Color().Replace(text, "").Split('\n'), line => Assert.InRange(line.Length, 0, width));
            }
        }
    }

    [Theory]
    [InlineData(20, 1, "9:0 0 0 0 0 0 0 0 0 0 0 0 106 246 109 0 0 0 0 0")]
    [InlineData(7, 1, "2:0 41 100 125 156 76 0")]
    [InlineData(7, 4, "2:0 41 100 125 156 76 0")]
    public void A_narrow_terminal_shows_means_as_OpenCV_computes_them(int width, int scale, string expected)
    {
        // cv2.resize(seven, (width, width), interpolation=cv2.INTER_AREA)
        string text = Assert.Single(TerminalRenderer.Render([new(s_seven, "7")], new TerminalOptions { Protocol = TerminalProtocol.Blocks, Width = width, Scale = scale }));
        string[] parts = expected.Split(':');
        int row = int.Parse(parts[0], CultureInfo.InvariantCulture);
        (int Upper, int Lower)[] cells = [.. Cells(text.Split('\n')[row / 2])];
        Assert.Equal( // halves may be rounded up or down
            parts[1].Split(' ').Select(value => int.Parse(value, CultureInfo.InvariantCulture)),
            cells.Select(cell => row % 2 == 0 ? cell.Upper : cell.Lower), (theirs, ours) => Math.Abs(theirs - ours) <= 1);
        Assert.Equal((width + 1) / 2, text.Split('\n').Length - 1);
    }

    [Fact]
    public void A_lower_scale_comes_before_fewer_pixels()
    {
        Assert.Equal(56, Width(60, isShrunk: true));
        Assert.Equal(28, Width(55, isShrunk: true));
        Assert.Equal(84, Width(55, isShrunk: false));

        static int Width(int width, bool isShrunk) => Color().Replace(
            Assert.Single(TerminalRenderer.Render([new(s_seven, "")], new TerminalOptions { Protocol = TerminalProtocol.Blocks, Width = width, Scale = 3, ShrinkToFit = isShrunk })), "")
            .Split('\n')[0].Length;
    }

    [Theory]
    [InlineData(20, 112)]
    [InlineData(10, 68)]
    public void Graphics_of_a_narrow_terminal_have_fewer_pixels(int width, int pixels)
    {
        // A column is at least seven pixels wide, and a pixel of the sample is four.
        string sixel = Assert.Single(TerminalRenderer.Render([new(s_seven, "")], new TerminalOptions { Protocol = TerminalProtocol.Sixel, Width = width }));
        Assert.Contains($"\"1;1;{pixels};{pixels}", sixel, StringComparison.Ordinal);
        string kitty = Assert.Single(TerminalRenderer.Render([new(s_seven, "")], new TerminalOptions { Protocol = TerminalProtocol.Kitty, Width = width }));
        Assert.Contains($"c={Math.Min(width, 16)},", kitty, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(28, 14)]
    [InlineData(20, 20)]
    [InlineData(60, 28)]
    public void A_screen_holds_as_many_as_are_drawn(int width, int count)
    {
        // Pictures of 14 lines and a caption, or of 10 lines where there are 20 columns; two side by side in 60.
        Assert.Equal(count, new TileRows(new TerminalOptions { Width = width }).CountOnScreen(28, 28, 220));
    }

    [Fact]
    public void A_full_row_does_not_wait_for_the_next_sample()
    {
        int taken = 0;
        IEnumerable<TerminalTile> tiles = MnistDataset.Open().Test.Select(sample =>
        {
            taken++;
            return new TerminalTile(sample, "");
        });
        Assert.NotEmpty(TerminalRenderer.Render(tiles, new TerminalOptions { Width = 58 }).First());
        Assert.Equal(2, taken);
    }

    [Fact]
    public void Samples_of_another_size_start_a_row()
    {
        TerminalTile small = new(new MnistSample(new byte[4], 0, 2, 2), "s");
        TerminalTile large = new(s_seven, "l");
        string[] rows = [.. TerminalRenderer.Render([small, small, large, small], new TerminalOptions { Width = 28 })];
        Assert.Equal(["s   s", "l", "s"], rows.Select(row => row.Split('\n')[^1]));
    }

    [Fact]
    public void Captions_are_cut_padded_and_harmless()
    {
        TerminalTile[] tiles = [new(s_seven, "evil\u001b]0;x\u0007\nお o"), new(s_seven, new string('x', 40))];
        string[] lines = Assert.Single(TerminalRenderer.Render(tiles, new TerminalOptions { Width = 58 })).Split('\n');
        Assert.Equal("evil?]0;x?".PadRight(30) + new string('x', 28), lines[14]);
        Assert.Equal("お o", lines[15]);
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Assert.Throws<ArgumentException>(() => TerminalRenderer.Render([], new TerminalOptions { Protocol = TerminalProtocol.Auto }));
        Assert.Throws<ArgumentOutOfRangeException>(() => TerminalRenderer.Render([], new TerminalOptions { Scale = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => TerminalRenderer.Render([], new TerminalOptions { Scale = 17 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => TerminalRenderer.Render([], new TerminalOptions { Width = 0 }));
        var huge = new TerminalTile(new MnistSample(new byte[5000], 0, 1, 5000), "");
        Assert.Contains("1 x 5000", Assert.Throws<ArgumentException>(() => TerminalRenderer.Render([huge], new TerminalOptions()).Count()).Message);
    }

    private static string Draw(TerminalProtocol protocol, int scale, bool invert) => Assert.Single(TerminalRenderer.Render(
        [new TerminalTile(s_seven, "")], new TerminalOptions { Protocol = protocol, Scale = scale, Invert = invert }));

    private static IEnumerable<(int Upper, int Lower)> Cells(string line)
    {
        foreach (Match run in Run().Matches(line))
        {
            for (int i = 0; i < run.Groups["cells"].Length; i++)
            {
                yield return (int.Parse(run.Groups["upper"].Value, CultureInfo.InvariantCulture), int.Parse(run.Groups["lower"].Value, CultureInfo.InvariantCulture));
            }
        }
    }

    [GeneratedRegex("\u001b\\[38;2;(?<upper>\\d+);\\k<upper>;\\k<upper>;48;2;(?<lower>\\d+);\\k<lower>;\\k<lower>m(?<cells>▀+)")]
    private static partial Regex Run();

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Color();

    [GeneratedRegex("\u001b_G(?<control>[^;]*);(?<data>[^\u001b]*)\u001b\\\\")]
    private static partial Regex KittyPiece();
}
