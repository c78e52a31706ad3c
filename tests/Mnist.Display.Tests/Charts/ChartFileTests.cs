using System.Text.RegularExpressions;
using Mnist.IO;
using Mnist.Tests.Support;

namespace Mnist.Display.Tests.Charts;

public sealed partial class ChartFileTests : IDisposable
{
    private static readonly MnistChart s_chart = ChartSamples.All["Category"];

    private readonly TempFolder _folder = new();

    [Fact]
    public void A_page_carries_all_it_needs()
    {
        s_chart.Save(_folder["chart.html"]);
        string page = File.ReadAllText(_folder["chart.html"]);
        Assert.InRange(page.Length, 3_000_000, 6_000_000);
        Assert.DoesNotMatch(Fetched(), page);
        Assert.Contains("default-src 'none'", page);
        Assert.Contains(s_chart.ToSvg(), page);
    }

    [Fact]
    public void A_small_page_fetches_the_script_and_nothing_else()
    {
        s_chart.Save(_folder["chart.HTM"], new ChartPageOptions { Cdn = true });
        string page = File.ReadAllText(_folder["chart.HTM"]);
        Assert.InRange(page.Length, 10_000, 100_000);
        Assert.Equal("https://cdn.plot.ly/plotly-2.28.0.min.js", Assert.Single(Fetched().Matches(page)).Groups["address"].Value);
    }

    [Fact]
    public void A_picture_is_the_svg()
    {
        s_chart.Save(_folder["chart.svg"]);
        Assert.Equal(s_chart.ToSvg() + "\n", File.ReadAllText(_folder["chart.svg"]));
    }

    [Theory]
    [InlineData("chart.png", typeof(ArgumentException))]
    [InlineData("chart", typeof(ArgumentException))]
    [InlineData("missing/chart.html", typeof(DirectoryNotFoundException))]
    [InlineData("folder.html", typeof(IOException))]
    public void A_name_that_cannot_be_written_is_refused_and_leaves_nothing(string name, Type exception)
    {
        _folder.MakeFolder("folder.html");
        Assert.IsType(exception, Record.Exception(() => s_chart.Save(_folder[name])));
        Assert.Equal(["folder.html"], _folder.Names);
    }

    [Fact]
    public void What_is_there_is_replaced_or_kept()
    {
        _folder.Write("chart.svg", "old");
        Assert.Throws<FileExistsException>(() => s_chart.Save(_folder["chart.svg"], overwrite: Overwrite.Refuse));
        Assert.Equal("old", File.ReadAllText(_folder["chart.svg"]));
        s_chart.Save(_folder["chart.svg"]);
        Assert.StartsWith("<svg", File.ReadAllText(_folder["chart.svg"]));
        Assert.Equal(["chart.svg"], _folder.Names);
    }

    [Fact]
    public void Several_charts_fit_on_a_page_but_not_into_a_picture()
    {
        ChartFile.Save([s_chart, ChartSamples.All["Mean"]], _folder["two.html"], new ChartPageOptions { Cdn = true }, Overwrite.Replace);
        string page = File.ReadAllText(_folder["two.html"]);
        Assert.Contains("id=\"chart-2\"", page);
        Assert.Throws<ArgumentException>(() => ChartFile.Save([s_chart, s_chart], _folder["two.svg"], new ChartPageOptions(), Overwrite.Replace));
        Assert.Throws<ArgumentException>(() => ChartFile.Save([], _folder["none.html"], new ChartPageOptions(), Overwrite.Replace));
        Assert.Equal(["two.html"], _folder.Names);
    }

    public void Dispose() => _folder.Dispose();

    // What a browser fetches by itself; inside plotly.js such text does not occur.
    [GeneratedRegex("""<(script|img|link|iframe)[^>]*\b(src|href)="(?<address>https?:[^"]*)"|@import""")]
    private static partial Regex Fetched();
}
