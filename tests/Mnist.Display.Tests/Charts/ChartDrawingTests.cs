using System.Text.RegularExpressions;
using System.Xml.Linq;
using Mnist.Display.Charts.Drawing;
using Mnist.Display.Html;
using Mnist.Display.Svg;

namespace Mnist.Display.Tests.Charts;

public sealed partial class ChartDrawingTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Names => ChartSamples.Names;

    [Fact]
    public void There_is_a_chart_of_every_kind_to_test() =>
        Assert.Equal(Enum.GetValues<ChartKind>(), ChartSamples.All.Values.Select(chart => chart.Kind).Distinct().Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Pictures_are_well_formed_and_say_what_they_show(string name)
    {
        MnistChart chart = ChartSamples.All[name];
        string svg = chart.ToSvg();
        XElement root = XElement.Parse(svg);
        Assert.StartsWith("<svg ", svg);
        Assert.Equal(s_svg + "svg", root.Name);
        Assert.Equal("img", (string?)root.Attribute("role"));
        Assert.Equal(chart.Title, root.Element(s_svg + "title")!.Value);
        Assert.Equal(chart.Description, root.Element(s_svg + "desc")!.Value);
        Assert.True(chart.Description.Length > 20, chart.Description);
        Assert.Contains("prefers-color-scheme:dark", root.Element(s_svg + "style")!.Value);
        string heading = string.Join(' ', root.Elements(s_svg + "text").Where(text => (string?)text.Attribute("font-weight") == "600").Select(text => text.Value));
        Assert.StartsWith(heading.TrimEnd('…')[..5], chart.Title);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pictures_need_nothing_from_elsewhere(string name)
    {
        string svg = ChartSamples.All[name].ToSvg();
        Assert.DoesNotContain("<script", svg);
        Assert.DoesNotMatch(Reference(), svg);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Everything_stands_inside_the_picture(string name)
    {
        XElement root = XElement.Parse(ChartSamples.All[name].ToSvg());
        double[] box = [.. ((string)root.Attribute("viewBox")!).Split(' ').Select(text => Number(text))];
        Assert.Equal(480, box[2]);
        foreach (XElement element in root.Elements().Where(element => element.Attribute("x") is not null && element.Attribute("transform") is null))
        {
            double x = Number((string)element.Attribute("x")!);
            double width = element.Name.LocalName == "text" ? Figures.WidthOf(element.Value, Number((string)element.Attribute("font-size")!)) : Number((string?)element.Attribute("width") ?? "0");
            double left = (string?)element.Attribute("text-anchor") switch { "middle" => x - (width / 2), "end" => x - width, _ => x };
            Assert.InRange(left, -1, 480);
            Assert.InRange(left + width, 0, 481);
            Assert.InRange(Number((string)element.Attribute("y")!), 0, box[3]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pieces_for_notebooks_carry_the_picture_and_no_whole_script(string name)
    {
        MnistChart chart = ChartSamples.All[name];
        string html = chart.ToHtml();
        Assert.Contains("<img ", html);
        Assert.Contains(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(chart.ToSvg())), html);
        Assert.Contains("mnistCharts.fetchAndDraw(", html);
        Assert.InRange(html.Length, 1000, 1_000_000);
        Assert.Equal(html, chart.ToHtml());
    }

    [Fact]
    public void Names_are_escaped_wherever_they_go()
    {
        MnistChart chart = ChartSamples.All["Category nasty"];
        Assert.DoesNotContain("<img src=x", chart.ToSvg());
        Assert.DoesNotContain("<img src=x", chart.ToHtml());
        Assert.DoesNotContain("<img src=x", chart.ToPage(new ChartPageOptions { Cdn = true }));
        Assert.Contains(ChartSamples.Nasty, XElement.Parse(chart.ToSvg()).Value);
    }

    [Fact]
    public void Colors_differ_and_grow_with_the_number_of_series()
    {
        Assert.Equal(10, Enumerable.Range(0, 10).Select(i => Palette.Series(i, 10).Light).Distinct().Count());
        Assert.Equal(62, Enumerable.Range(0, 62).Select(i => Palette.Series(i, 62).Light).Distinct().Count());
        Assert.All(Enumerable.Range(0, 62), i => Assert.Matches("^#[0-9a-f]{6}$", Palette.Series(i, 62).Dark));
    }

    [Theory]
    [InlineData(0, 6742, 5, new[] { 0.0, 2000, 4000, 6000, 8000 })]
    [InlineData(0, 1, 5, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [InlineData(0.88, 0.99, 5, new[] { 0.85, 0.9, 0.95, 1 })]
    [InlineData(-3, 3, 6, new[] { -3.0, -2, -1, 0, 1, 2, 3 })]
    [InlineData(5, 5, 5, new[] { 5.0, 6, 7, 8, 9, 10 })]
    public void Ticks_are_round(double minimum, double maximum, int atMost, double[] expected) =>
        Assert.Equal(expected, Ticks.Linear(minimum, maximum, atMost));

    [Fact]
    public void Logarithmic_ticks_are_powers_of_ten() => Assert.Equal([1e-4, 1e-3, 1e-2, 1e-1, 1], Ticks.Logarithmic(0.0002, 0.81), (a, b) => Math.Abs(a - b) < 1e-12);

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("""(href|src)="(?!data:image/png;base64,)|url\(|@import""")]
    private static partial Regex Reference();
}
