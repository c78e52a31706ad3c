using System.Xml.Linq;
using Mnist.Display.Sheets;
using Mnist.Tests.Support;
using StbImageSharp;

namespace Mnist.Display.Tests.Sheets;

public sealed class SheetWriterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static SampleSet Test { get; } = MnistDataset.Open().Test;

    [Fact]
    public void One_sample_is_a_picture_of_itself()
    {
        Write("one.png", Test.Take(1));
        ImageResult image = ImageResult.FromMemory(File.ReadAllBytes(_folder["one.png"]));
        Assert.Equal(Test[0].Pixels, image.Data);
        Write("one.svg", Test.Take(1));
        Assert.Equal(Test[0].ToSvg(), File.ReadAllText(_folder["one.svg"]));
        Write("large.png", Test.Take(1), new SheetOptions { Scale = 3 });
        image = ImageResult.FromMemory(File.ReadAllBytes(_folder["large.png"]));
        Assert.Equal((84, 84), (image.Width, image.Height));
        Assert.All(Enumerable.Range(0, 84 * 84), i => Assert.Equal(Test[0][i / 84 / 3, i % 84 / 3], image.Data[i]));
    }

    [Fact]
    public void The_sample_figure_of_the_page_has_a_row_for_each_digit()
    {
        // Ten rows of sixteen, at 28 pixels and two between: its famous size is that without the outer border.
        Write("figure.png", Test, new SheetOptions { ByCategory = true });
        ImageResult image = ImageResult.FromMemory(File.ReadAllBytes(_folder["figure.png"]));
        Assert.Equal(((16 * 30) + 2, (10 * 30) + 2), (image.Width, image.Height));
        for (int label = 0; label < 10; label++)
        {
            SampleSet row = Test.Where(label).Take(16);
            for (int column = 0; column < 16; column++)
            {
                for (int y = 0; y < 28; y++)
                {
                    int start = (((label * 30) + 2 + y) * image.Width) + (column * 30) + 2;
                    Assert.True(row[column].AsSpan().Slice(y * 28, 28).SequenceEqual(image.Data.AsSpan(start, 28)));
                }
            }
        }
    }

    [Fact]
    public void Missing_samples_leave_their_places_empty_and_padding_is_background()
    {
        Write("x.png", SampleSet.From([TestSamples.Make(1), TestSamples.Make(5), TestSamples.Make(1)]), new SheetOptions { ByCategory = true, Columns = 2, Padding = 5, Invert = true });
        ImageResult image = ImageResult.FromMemory(File.ReadAllBytes(_folder["x.png"]));
        Assert.Equal((71, 71), (image.Width, image.Height));
        Assert.All(Enumerable.Range(0, 71), x => Assert.Equal(255, image.Data[(2 * 71) + x]));
        Assert.Equal(255, image.Data[(50 * 71) + 50]);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(16, 16, 1)]
    [InlineData(17, 16, 2)]
    [InlineData(256, 16, 16)]
    [InlineData(257, 17, 16)]
    [InlineData(10000, 100, 100)]
    public void Many_samples_make_a_square(int count, int columns, int rows)
    {
        var sheet = new Sheet(new SheetOptions());
        foreach (MnistSample sample in Test.Take(count))
        {
            sheet.Add(sample);
        }

        Assert.Equal((columns, rows), (sheet.CellColumns, sheet.CellRows));
    }

    [Fact]
    public void A_page_is_well_formed_and_complete()
    {
        Write("x.html", Test.Take(3));
        string text = File.ReadAllText(_folder["x.html"]);
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\"", text, StringComparison.Ordinal);
        XElement page = XDocument.Parse(text).Root!;
        XNamespace html = "http://www.w3.org/1999/xhtml";
        Assert.Equal("MNIST Test, 3 samples", page.Element(html + "head")!.Element(html + "title")!.Value);
        Assert.Contains("color-scheme:light dark", page.Element(html + "head")!.Element(html + "style")!.Value, StringComparison.Ordinal);
        Assert.Equal(3, page.Descendants(html + "img").Count());
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused_and_leaves_nothing()
    {
        Assert.Throws<ArgumentException>(() => Write("x.gif", Test.Take(1)));
        Assert.Throws<ArgumentException>(() => Write("x.png", Test.Take(0)));
        Assert.Throws<ArgumentException>(() => Write("x.svg", Test.Concat(Test.Take(1))));
        Assert.Throws<ArgumentException>(() => Write("x.png", Test, new SheetOptions { Scale = 4 }));
        Assert.Throws<ArgumentException>(() => Write("x.png", [TestSamples.Make(1), TestSamples.Make(2, 30, 30)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Write("x.png", Test.Take(1), new SheetOptions { Padding = -1 }));
        Assert.Empty(_folder.Names);
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string name, IEnumerable<MnistSample> samples, SheetOptions? options = null)
    {
        using var writer = new SheetFormat().CreateWriter(_folder[name], options);
        foreach (MnistSample sample in samples)
        {
            writer.Write(sample);
        }

        writer.Complete();
    }
}
