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

    /// <summary>The web address of the same plotly.js.</summary>
    string ScriptAddress { get; }

    /// <summary>Returns the figure of a chart for plotly.js: a JSON object with data and layout.</summary>
    /// <remarks>
    /// The <c>meta.dark</c> of a trace holds the values for dark pages, by path. The <c>meta</c> of the layout tells how to compute the
    /// height from the width. chart.js applies both.
    /// </remarks>
    string Render(ChartContent content);
}
