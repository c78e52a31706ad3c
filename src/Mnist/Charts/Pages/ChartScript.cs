using System.Reflection;

namespace Mnist;

/// <summary>The scripts that pages carry.</summary>
internal static class ChartScript
{
    private static readonly Lazy<string> s_own = new(() =>
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("chart.js")!);
        return reader.ReadToEnd();
    });

    /// <summary>chart.js.</summary>
    public static string Own => s_own.Value;
}
