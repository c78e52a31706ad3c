using Mnist.Display.Charts.Content;
using Mnist.Display.Html;
using Mnist.Statistics;

namespace Mnist.Display;

public sealed partial class MnistChart
{
    /// <summary>Returns a chart of samples in the plane of their first two principal components, colored by category.</summary>
    /// <param name="samples">Two or more samples of one size.</param>
    /// <param name="title">The start of the heading.</param>
    /// <param name="cancellationToken">Cancels the computation.</param>
    /// <exception cref="ArgumentException">There are too few samples, or their sizes differ.</exception>
    public static MnistChart OfProjection(IEnumerable<MnistSample> samples, string title = "", CancellationToken cancellationToken = default)
    {
        MnistSample[] all = Check(samples);
        PrincipalComponents components = PrincipalComponents.Fit(all, 2, cancellationToken);
        List<ScatterGroup> groups = [];
        List<MnistSample> ordered = [];
        foreach (IGrouping<int, MnistSample> group in all.GroupBy(sample => sample.Label).OrderBy(group => group.Key))
        {
            cancellationToken.ThrowIfCancellationRequested();
            double[][] places = [.. group.Select(components.Project)];
            groups.Add(new ScatterGroup(
                group.First().Category ?? "?",
                [.. places.Select(place => place[0])],
                [.. places.Select(place => place.Length > 1 ? place[1] : 0)]));
            ordered.AddRange(group);
        }

        string[] axes = [.. Enumerable.Range(0, 2).Select(i =>
            $"Component {i + 1} ({Figures.Percent(Math.Round(components.ExplainedVarianceRatio.ElementAtOrDefault(i), 3))} of variance)")];
        string description = $"{Count(all.Length, "point")} in the plane of two principal components. The middle of each category: " + string.Join("; ", groups.Select(group =>
            $"{group.Name} at {Figures.Number(Math.Round(group.X.Average()))}, {Figures.Number(Math.Round(group.Y.Average()))}")) + ".";
        var content = new ScatterContent(axes[0], axes[1], groups, ordered) { Description = description };
        return new MnistChart(ChartKind.Projection, Join(title, $"{Count(all.Length, "sample")} by principal components"), content);
    }
}
