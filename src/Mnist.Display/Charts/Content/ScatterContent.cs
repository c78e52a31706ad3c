namespace Mnist.Display.Charts.Content;

/// <summary>Points in a plane.</summary>
/// <param name="XTitle">What goes from left to right.</param>
/// <param name="YTitle">What goes from bottom to top.</param>
/// <param name="Groups">Points of one color each.</param>
/// <param name="Samples">The sample of each point, in the order of the groups.</param>
internal sealed record ScatterContent(
    string XTitle, string YTitle, IReadOnlyList<ScatterGroup> Groups, IReadOnlyList<MnistSample> Samples) : ChartContent;

/// <summary>Points of one category.</summary>
/// <param name="Name">The name of the category.</param>
/// <param name="X">From left to right.</param>
/// <param name="Y">From bottom to top.</param>
internal sealed record ScatterGroup(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y);
