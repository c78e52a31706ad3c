using System.Xml.Linq;
using Mnist.Tests.Support;
using StbImageSharp;

namespace Mnist.Display.Tests.Sheets;

public abstract class HtmlTests(string culture) : CultureTest(culture)
{
    private static SampleSet Test { get; } = MnistDataset.Open().Test;

    [Fact]
    public void A_sample_is_a_picture_with_its_category()
    {
        XElement figure = XElement.Parse(Test[0].ToHtml());
        XElement image = figure.Element("img")!;
        Assert.Equal("7", figure.Element("figcaption")!.Value);
        Assert.Equal("MNIST Test 0: 7", (string?)image.Attribute("alt"));
        Assert.Equal("112", (string?)image.Attribute("width"));
        Assert.Contains("image-rendering:pixelated", (string?)image.Attribute("style"), StringComparison.Ordinal);
        Assert.Equal(Test[0].Pixels, Decode(image));
    }

    [Fact]
    public void A_sheet_has_each_sample_in_its_cell()
    {
        SampleSet samples = Test.Shuffle(1).Take(40);
        XElement sheet = XElement.Parse(samples.ToHtml());
        Assert.Equal("MNIST Test, 40 samples", sheet.Element("figcaption")!.Value);
        XElement[] figures = [.. sheet.Element("div")!.Elements("figure")];
        Assert.Equal(samples.Select(sample => sample.Category), figures.Select(figure => figure.Element("figcaption")!.Value));
        for (int i = 0; i < 40; i++)
        {
            Assert.Equal(samples[i].Pixels, Decode(figures[i].Element("img")!));
            Assert.StartsWith($"grid-area:{(i / 16) + 1}/{(i % 16) + 1};", (string?)figures[i].Attribute("style"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Inverted_the_ink_is_black() =>
        Assert.Equal(Test[0].Pixels.Select(pixel => (byte)(255 - pixel)), Decode(XElement.Parse(Test[0].ToHtml(new SheetOptions { Invert = true })).Element("img")!));

    [Fact]
    public void An_unlabeled_sample_and_an_empty_set_have_no_category()
    {
        Assert.Equal("?", XElement.Parse(TestSamples.Make(-1).ToHtml()).Element("figcaption")!.Value);
        Assert.Equal("MNIST Test, 0 samples", XElement.Parse(Test.Take(0).ToHtml()).Element("figcaption")!.Value);
        XElement.Parse(Test.Take(0).ToSvg());
    }

    [Fact]
    public void Verso_finds_a_public_method_without_parameters() =>
        Assert.NotNull(typeof(MnistChart).GetMethod("ToHtml", [])); // by reflection, so that a method with defaults would not do

    private static byte[] Decode(XElement image)
    {
        string uri = (string)image.Attribute("src")!;
        return ImageResult.FromMemory(Convert.FromBase64String(uri["data:image/png;base64,".Length..])).Data;
    }
}

public sealed class HtmlTestsInGerman() : HtmlTests("de-DE");

public sealed class HtmlTestsInArabic() : HtmlTests("ar-SA");
