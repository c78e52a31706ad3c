namespace Mnist.Display.Charts.Content;

/// <summary>Points in a plane.</summary>
/// <param name="XTitle">The title of the horizontal axis.</param>
/// <param name="YTitle">The title of the vertical axis.</param>
/// <param name="Groups">The groups of points, one color each.</param>
/// <param name="Samples">The sample of each point, in the order of the groups.</param>
internal sealed record ScatterContent(
    string XTitle, string YTitle, IReadOnlyList<ScatterGroup> Groups, IReadOnlyList<MnistSample> Samples) : ChartContent;

/// <summary>Points of one category.</summary>
/// <param name="Name">The name of the category.</param>
/// <param name="X">The horizontal positions.</param>
/// <param name="Y">The vertical positions.</param>
internal sealed record ScatterGroup(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>The point with the least sum of distances to the others. A mean could be between two clusters, among points of another group.</summary>
    public (double X, double Y) Middle { get; } = Enumerable.Range(0, X.Count)
        .Select(i => (X: X[i], Y: Y[i]))
        .MinBy(place => Enumerable.Range(0, X.Count).Sum(i => Math.Sqrt(((X[i] - place.X) * (X[i] - place.X)) + ((Y[i] - place.Y) * (Y[i] - place.Y)))));
}
