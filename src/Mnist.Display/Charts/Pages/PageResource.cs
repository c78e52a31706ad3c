using System.Reflection;

namespace Mnist.Display.Charts.Pages;

/// <summary>The scripts and style sheets of this library for pages.</summary>
internal static class PageResource
{
    private static readonly Lazy<string> s_chartScript = new(() => Read("chart.js"));
    private static readonly Lazy<string> s_reportStyle = new(() => Read("report.css"));

    /// <summary>chart.js.</summary>
    public static string ChartScript => s_chartScript.Value;

    /// <summary>report.css.</summary>
    public static string ReportStyle => s_reportStyle.Value;

    // With the same line ends, wherever this was built.
    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
