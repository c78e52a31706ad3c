using System.Globalization;
using Mnist.Display.Charts.Content;
using Mnist.Display.Html;
using Mnist.Statistics;

namespace Mnist.Display;

public sealed partial class MnistChart
{
    private static readonly int[] s_usualCounts = [5, 10, 20, 50, 100, 300];

    /// <summary>Returns a chart of the mean image and the principal components, as pictures: white is positive, black negative, and gray is 0.</summary>
    /// <param name="components">The components.</param>
    /// <param name="title">The start of the heading.</param>
    public static MnistChart OfComponents(PrincipalComponents components, string title = "")
    {
        ArgumentNullException.ThrowIfNull(components);
        Tile[] tiles =
        [
            ToTile(components, ToPixels(components.Mean), ["mean"], "The mean image"),
            .. components.Components.Select((component, i) =>
            {
                string share = Figures.Percent(Math.Round(components.ExplainedVarianceRatio[i], 3));
                return ToTile(components, ToSigned(component), [Figures.Number(i + 1), share], $"Component {i + 1}: {share} of the variance");
            }),
        ];
        string all = Figures.Percent(Math.Round(components.ExplainedVarianceRatio.Sum(), 3));
        var content = new TileContent(tiles, Math.Min(5, tiles.Length))
        {
            Description = $"The mean image and {Count(tiles.Length - 1, "component")} with {all} of the variance: {string.Join("; ", tiles.Skip(1).Take(20).Select(tile => tile.Text))}.",
        };
        return new MnistChart(ChartKind.Component, Join(title, $"mean and {Count(tiles.Length - 1, "component")} (white is positive)"), content);
    }

    /// <summary>Returns a chart of samples, each in a row with what its first principal components give.</summary>
    /// <param name="samples">One or more samples of the size of the components.</param>
    /// <param name="components">The components, for example of the training samples.</param>
    /// <param name="counts">The numbers of components to show; null for 5, 10, 20, 50, 100 and 300. Those that are not there are left out.</param>
    /// <param name="title">The start of the heading; null for the name of the dataset.</param>
    /// <exception cref="ArgumentException">There are no samples or counts to show, or the samples have another size than the components.</exception>
    public static MnistChart OfRebuilt(IEnumerable<MnistSample> samples, PrincipalComponents components, IReadOnlyList<int>? counts = null, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(components);
        MnistSample[] shown = Check(samples);
        int most = components.Components.Count;
        int[] used = [.. (counts ?? s_usualCounts).Where(count => count >= 1 && count <= most)];
        Require(used.Length > 0, string.Create(
            CultureInfo.InvariantCulture, $"There are only {most} components, fewer than each of {string.Join(", ", counts ?? s_usualCounts)}. Use more components or smaller numbers."));
        Tile[] tiles = [.. shown.SelectMany(sample =>
        {
            double[] place = components.Project(sample);
            return used
                .Select(count => ToTile(components, ToPixels(components.Rebuild(place.AsSpan(0, count))), [Figures.Number(count)], $"{sample}, of {Count(count, "component")}"))
                .Prepend(new Tile(sample.AsSpan().ToArray(), sample.Rows, sample.Columns, ["original"], sample.ToString()));
        })];
        var content = new TileContent(tiles, 1 + used.Length)
        {
            RowNames = [.. shown.Select(sample => sample.Category ?? "?")],
            Description = $"Samples, and images of their first {string.Join(", ", used.Select(count => Figures.Number(count)))} principal components: {string.Join("; ", shown.Take(20).Select(sample => sample.ToString()))}.",
        };
        return new MnistChart(ChartKind.Rebuilt, Join(title ?? shown[0].Dataset, $"{Count(shown.Length, "sample")} rebuilt from principal components"), content);
    }

    private static Tile ToTile(PrincipalComponents components, byte[] pixels, string[] caption, string text) =>
        new(pixels, components.Rows, components.Columns, caption, text);

    private static byte[] ToPixels(IReadOnlyList<double> values) => [.. values.Select(value => (byte)Math.Round(Math.Clamp(value, 0, byte.MaxValue)))];

    // 128 is 0, and the largest number is black or white.
    private static byte[] ToSigned(IReadOnlyList<double> values)
    {
        double largest = values.Max(Math.Abs);
        return [.. values.Select(value => (byte)Math.Round(128 + (largest > 0 ? 127 * value / largest : 0)))];
    }
}
