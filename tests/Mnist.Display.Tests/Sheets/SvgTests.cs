using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Mnist.Tests.Support;
using StbImageSharp;

namespace Mnist.Display.Tests.Sheets;

public abstract class SvgTests(string culture) : CultureTest(culture)
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    private static SampleSet Test { get; } = MnistDataset.Open().Test;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Painted_as_the_paths_say_a_sample_has_its_pixels(bool invert)
    {
        foreach (MnistSample sample in Test.Take(50).Append(TestSamples.Make(3, 5, 40)))
        {
            XElement svg = XElement.Parse(sample.ToSvg(new SheetOptions { Invert = invert }));
            Assert.Equal(s_svg + "svg", svg.Name);
            Assert.Equal($"0 0 {sample.Columns} {sample.Rows}", (string?)svg.Attribute("viewBox"));
            Assert.Equal("crispEdges", (string?)svg.Attribute("shape-rendering"));
            byte[] expected = [.. sample.Pixels.Select(pixel => invert ? (byte)(255 - pixel) : pixel)];
            Assert.Equal(expected, Paint(svg, sample));
        }
    }

    [Fact]
    public void A_sample_starts_with_its_root_and_says_what_it_is()
    {
        string svg = Test[0].ToSvg();
        Assert.StartsWith("<svg xmlns=", svg, StringComparison.Ordinal);
        Assert.Equal("MNIST Test 0: 7", XElement.Parse(svg).Element(s_svg + "title")!.Value);
        Assert.InRange(svg.Length, 1000, 6000);
    }

    [Fact]
    public void Names_are_escaped()
    {
        var origin = new SampleOrigin(DatasetIdentity.OfLabels("a<b>&\"c\"\u0001\uD83D\uDE00\uD83D"), Split.Train, 28, 28, []);
        var sample = new MnistSample(origin, 0, 3, new byte[784]);
        Assert.Equal("a<b>&\"c\"\U0001F600 Train 0: 3", XElement.Parse(sample.ToSvg()).Element(s_svg + "title")!.Value);
        XElement image = XElement.Parse(sample.ToHtml()).Descendants("img").Single();
        Assert.Equal("a<b>&\"c\"\U0001F600 Train 0: 3", (string?)image.Attribute("alt"));
    }

    [Fact]
    public void A_sheet_is_one_picture_under_titles()
    {
        SampleSet samples = Test.Take(20);
        XElement svg = XElement.Parse(samples.ToSvg());
        string uri = (string)svg.Element(s_svg + "image")!.Attribute("href")!;
        ImageResult image = ImageResult.FromMemory(Convert.FromBase64String(uri["data:image/png;base64,".Length..]));
        Assert.Equal(((16 * 30) + 2, (2 * 30) + 2), (image.Width, image.Height));
        XElement[] cells = [.. svg.Descendants(s_svg + "rect")];
        Assert.Equal(samples.Select(sample => sample.ToString()), cells.Select(cell => cell.Element(s_svg + "title")!.Value));
        for (int i = 0; i < 20; i++)
        {
            (int x, int y) = ((int)cells[i].Attribute("x")!, (int)cells[i].Attribute("y")!);
            for (int row = 0; row < 28; row++)
            {
                Assert.True(samples[i].AsSpan().Slice(row * 28, 28).SequenceEqual(image.Data.AsSpan(((y + row) * image.Width) + x, 28)));
            }
        }
    }

    [Fact]
    public void A_whole_split_shows_its_first_hundred_or_a_row_for_each_category()
    {
        XElement svg = XElement.Parse(Test.ToSvg());
        Assert.Equal("MNIST Test, 10000 samples: the first 100", svg.Element(s_svg + "title")!.Value);
        Assert.Equal(100, svg.Descendants(s_svg + "rect").Count());
        XElement grid = XElement.Parse(Test.ToSvg(new SheetOptions { ByCategory = true, Columns = 5 }));
        Assert.Equal(
            Enumerable.Range(0, 10).SelectMany(label => Test.Where(label).Take(5)).Select(sample => sample.ToString()),
            grid.Descendants(s_svg + "title").Skip(1).Select(title => title.Value));
    }

    // What https://www.w3.org/TR/SVG11/paths.html makes of M and h: each line paints the pixels that it runs through.
    private static byte[] Paint(XElement svg, MnistSample sample)
    {
        byte[] pixels = new byte[sample.Rows * sample.Columns];
        XElement background = svg.Element(s_svg + "path")!;
        Array.Fill(pixels, ColorOf((string)background.Attribute("fill")!));
        Assert.Equal("translate(0 .5)", (string?)svg.Element(s_svg + "g")!.Attribute("transform"));
        foreach (XElement path in svg.Element(s_svg + "g")!.Elements(s_svg + "path"))
        {
            byte color = ColorOf((string)path.Attribute("stroke")!);
            string data = (string)path.Attribute("d")!;
            MatchCollection lines = Regex.Matches(data, @"M(\d+) (\d+)h(\d+)");
            Assert.Equal(data, string.Concat(lines.Select(line => line.Value)));
            foreach (Match line in lines)
            {
                int[] numbers = [.. line.Groups.Values.Skip(1).Select(group => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture))];
                pixels.AsSpan((numbers[1] * sample.Columns) + numbers[0], numbers[2]).Fill(color);
            }
        }

        return pixels;
    }

    private static byte ColorOf(string color)
    {
        string digits = color.Length == 4 ? string.Concat(color[1..].Select(digit => $"{digit}{digit}")) : color[1..];
        Assert.Equal(digits[..2], digits[2..4]);
        Assert.Equal(digits[..2], digits[4..]);
        return byte.Parse(digits[..2], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}

public sealed class SvgTestsInGerman() : SvgTests("de-DE");

public sealed class SvgTestsInArabic() : SvgTests("ar-SA");
