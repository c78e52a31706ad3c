using Mnist.Display.Charts.Content;

namespace Mnist.Display.Charts;

/// <summary>Makes charts interactive. In Mnist.Charts.</summary>
internal interface IChartRenderer
{
    /// <summary>The renderer; loaded on first use.</summary>
    /// <exception cref="PluginMissingException">Mnist.Charts is in none of the places.</exception>
    static IChartRenderer Plugin => Plugins.Plugin.Get<IChartRenderer>("Mnist.Charts", "Mnist.Charts.ChartRenderer");

    /// <summary>The whole of plotly.js, which draws the figures.</summary>
    string Script { get; }

    /// <summary>Where the same plotly.js is on the web.</summary>
    string ScriptAddress { get; }

    /// <summary>The figure of a chart for plotly.js: a JSON object with data and layout.</summary>
    /// <remarks>
    /// A trace's <c>meta.dark</c> holds what differs on dark pages, by path; the layout's <c>meta</c> holds how the height follows
    /// from the width. chart.js applies both.
    /// </remarks>
    string Render(ChartContent content);
}
