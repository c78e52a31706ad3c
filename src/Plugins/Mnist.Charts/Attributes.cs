using Mnist.Display.Html;
using Plotly.NET;

namespace Mnist.Charts;

/// <summary>Makes Plotly's objects from pairs of names and values.</summary>
internal static class Attributes
{
    /// <summary>Returns an object in a trace or layout. The last value of a name counts, and null omits the name.</summary>
    public static Dictionary<string, object> Of(params (string Name, object? Value)[] values)
    {
        var result = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach ((string name, object? value) in values)
        {
            if (value is not null)
            {
                result[name] = value;
            }
        }

        return result;
    }

    /// <summary>Returns a trace.</summary>
    public static Trace Trace(string type, params (string Name, object? Value)[] values)
    {
        var trace = new Trace(type);
        foreach ((string name, object? value) in values.Where(item => item.Value is not null))
        {
            trace.SetProperty(name, value!);
        }

        return trace;
    }

    /// <summary>Returns a layout with the common values of all charts.</summary>
    /// <param name="values">The values of this chart.</param>
    public static Layout Layout(params (string Name, object? Value)[] values)
    {
        var layout = new Layout();
        layout.SetProperty("margin", Of(("l", 12), ("r", 16), ("t", 12), ("b", 12), ("pad", 4)));
        layout.SetProperty("hovermode", "closest");
        layout.SetProperty("legend", Of(("orientation", "h"), ("x", 0), ("y", 1.0), ("yanchor", "bottom"), ("xanchor", "left")));
        foreach ((string name, object? value) in values.Where(item => item.Value is not null))
        {
            layout.SetProperty(name, value!);
        }

        return layout;
    }

    /// <summary>Returns the values for dark pages, for chart.js.</summary>
    public static Dictionary<string, object> Dark(params (string Path, object? Value)[] values) => Of(("dark", Of(values)));

    /// <summary>Escapes text for plotly.js, which interprets tags and entities.</summary>
    public static string Text(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Returns an axis of categories: positions from 0 with names, so that names can be equal, and digits stay names.</summary>
    public static Dictionary<string, object> CategoryAxis(IReadOnlyList<string> names, params (string Name, object? Value)[] values) => Of(
    [
        ("tickmode", "array"),
        ("tickvals", Enumerable.Range(0, names.Count).ToArray()),
        ("ticktext", names.Select(name => Text(Figures.Fit(name, 13, 130))).ToArray()),
        ("tickfont", Of(("size", names.Count > 30 ? 11 : 13))),
        ("automargin", true),
        ("showgrid", false),
        ("zeroline", false),
        .. values,
    ]);
}
