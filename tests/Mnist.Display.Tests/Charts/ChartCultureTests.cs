using System.Globalization;
using Mnist.Statistics;
using Mnist.Tests.Support;

namespace Mnist.Display.Tests.Charts;

/// <summary>Charts are the same bytes in every culture.</summary>
public abstract class ChartCultureTests(string culture) : CultureTest(culture)
{
    [Fact]
    public void Charts_are_the_same_as_in_the_invariant_culture()
    {
        foreach ((string name, MnistChart chart) in ChartSamples.All)
        {
            (string svg, string html) = (chart.ToSvg(), chart.ToHtml());
            CultureInfo here = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            Assert.True(svg == chart.ToSvg() && html == chart.ToHtml(), name);
            CultureInfo.CurrentCulture = here;
        }
    }

    [Fact]
    public void Titles_and_descriptions_have_invariant_numbers()
    {
        MnistChart chart = MnistChart.OfConfusion(["a", "b"], new[,] { { 5000, 1 }, { 0, 1234 } });
        Assert.Equal("Confusion matrix, 99.98 % of 6,235 right", chart.Title);
        Assert.Contains("a: Train 1,234, Test 5", MnistChart.OfCategories([new CategoryCount(0, "a", 1234, 5)]).Description);
    }
}

public sealed class GermanChartTests() : ChartCultureTests("de-DE");

public sealed class ArabicChartTests() : ChartCultureTests("ar-SA");
