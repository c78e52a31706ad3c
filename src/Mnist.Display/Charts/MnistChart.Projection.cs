using System.Globalization;
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
        string[] axes = [.. Enumerable.Range(0, 2).Select(i =>
            $"Component {i + 1} ({Figures.Percent(Math.Round(components.ExplainedVarianceRatio.ElementAtOrDefault(i), 3))} of variance)")];
        (double X, double Y)[] places = [.. all.Select(components.Project).Select(place => (place[0], place.Length > 1 ? place[1] : 0))];
        return OfPlane(all, places, axes, title, "principal components", "by principal components");
    }

    /// <summary>Returns a chart of samples in a plane where neighbors stay together (t-SNE), colored by category.</summary>
    /// <param name="samples">Four or more samples of one size, at most 64 x 64 pixels.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="title">The start of the heading.</param>
    /// <param name="progress">Receives the number of steps that are done.</param>
    /// <param name="cancellationToken">Cancels the computation.</param>
    /// <exception cref="ArgumentException">There are too few samples for the perplexity, their sizes differ, or they are too large.</exception>
    public static MnistChart OfTSne(
        IEnumerable<MnistSample> samples, TSneOptions? options = null, string title = "", IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        MnistSample[] all = Check(samples);
        TSne layout = TSne.Fit(all, options, progress, cancellationToken);
        string how = string.Create(CultureInfo.InvariantCulture, $"by t-SNE (perplexity {layout.Options.Perplexity:0.##}, seed {layout.Options.Seed})");
        return OfPlane(all, [.. layout.Positions], ["t-SNE 1", "t-SNE 2"], title, "t-SNE", how);
    }

    private static MnistChart OfPlane(MnistSample[] samples, (double X, double Y)[] places, string[] axes, string title, string method, string how)
    {
        List<ScatterGroup> groups = [];
        List<MnistSample> ordered = [];
        foreach (IGrouping<int, int> group in Enumerable.Range(0, samples.Length).GroupBy(i => samples[i].Label).OrderBy(group => group.Key))
        {
            groups.Add(new ScatterGroup(samples[group.First()].Category ?? "?", [.. group.Select(i => places[i].X)], [.. group.Select(i => places[i].Y)]));
            ordered.AddRange(group.Select(i => samples[i]));
        }

        string description = $"{Count(samples.Length, "point")} in a plane by {method}. The middle of each category: " + string.Join("; ", groups.Select(group =>
            $"{group.Name} at {Figures.Number(Math.Round(group.Middle.X))}, {Figures.Number(Math.Round(group.Middle.Y))}")) + ".";
        var content = new ScatterContent(axes[0], axes[1], groups, ordered) { Description = description };
        return new MnistChart(ChartKind.Projection, Join(title, $"{Count(samples.Length, "sample")} {how}"), content);
    }
}
