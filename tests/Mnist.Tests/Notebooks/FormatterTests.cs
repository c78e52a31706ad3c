using Microsoft.DotNet.Interactive.Formatting;
using Mnist.Learning;

namespace Mnist.Tests.Notebooks;

/// <summary>What .NET Interactive shows, through its own formatting library, which finds ours by convention.</summary>
public sealed class FormatterTests
{
    private static readonly MnistDataset s_mnist = MnistDataset.Open();

    [Fact]
    public void A_sample_shows_itself_as_a_picture()
    {
        string html = s_mnist.Train[0].ToDisplayString("text/html");
        Assert.Equal(s_mnist.Train[0].ToHtml(), html);
        Assert.Contains("<img ", html);
    }

    [Fact]
    public void A_set_shows_itself_as_pictures() => Assert.Equal(s_mnist.Train.Take(3).ToHtml(), s_mnist.Train.Take(3).ToDisplayString("text/html"));

    [Fact]
    public void A_table_of_categories_shows_itself_as_a_table()
    {
        string html = s_mnist.CountCategories().ToDisplayString("text/html");
        Assert.Contains("<td>5,923</td>", html);
        Assert.Contains("<td>60,000</td>", html);
        Assert.StartsWith("<table>", html);
    }

    [Fact]
    public void Rows_of_a_table_show_themselves_inside_collections()
    {
        string html = s_mnist.CountCategories().ToArray().ToDisplayString("text/html");
        Assert.Contains("<td>5,923</td>", html);
    }

    [Fact]
    public void A_chart_shows_itself_as_html_and_as_a_picture()
    {
        MnistChart chart = Charts.ChartSamples.All["Confusion"];
        Assert.Equal(chart.ToHtml(), chart.ToDisplayString("text/html"));
        Assert.Equal(chart.ToSvg(), chart.ToDisplayString("image/svg+xml"));
        Assert.Equal(["text/html", "image/svg+xml"], Formatter.GetPreferredMimeTypesFor(typeof(MnistChart)));
    }

    [Fact]
    public void Results_of_learning_show_themselves()
    {
        var matrix = new ConfusionMatrix(["a", "b"]);
        Assert.Equal("<p>No samples yet.</p>", matrix.ToDisplayString("text/html"));
        matrix.Add(0, 1);
        Assert.Equal(matrix.ToHtml(), matrix.ToDisplayString("text/html"));
        Assert.Contains("<img ", matrix.ToHtml());
        var result = new TrainingResult("<Recipe>", null!, 0.9907, matrix, 1234.5, TimeSpan.FromSeconds(61.25), 7);
        string html = result.ToDisplayString("text/html");
        Assert.All(["&lt;Recipe&gt;", "99.07 %", "1,23", matrix.ToHtml()], text => Assert.Contains(text, html));
    }

    [Fact]
    public void Formatters_say_when_an_object_is_not_theirs()
    {
        using var writer = new StringWriter();
        Assert.All(new ChartFormatterSource().CreateTypeFormatters().Cast<NotebookFormatter>(), formatter => Assert.False(formatter.Format("text", writer)));
        Assert.All(new HtmlFormatterSource().CreateTypeFormatters().Cast<NotebookFormatter>(), formatter => Assert.False(formatter.Format("text", writer)));
        Assert.Equal("", writer.ToString());
    }
}
