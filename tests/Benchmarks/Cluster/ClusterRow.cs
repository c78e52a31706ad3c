using System.Globalization;

namespace Mnist.Benchmarks.Cluster;

/// <summary>What an engine found in shards.</summary>
/// <param name="Engine">Its name.</param>
/// <param name="Shards">How many of what kind.</param>
/// <param name="How">What happened, or why it was not run.</param>
/// <param name="Seconds">How long it took; null where it was not run.</param>
/// <param name="Found">Its answers, by split.</param>
/// <param name="Ours">The answers of Measure-MnistCategory and Measure-MnistPixel.</param>
internal sealed record ClusterRow(
    string Engine, string Shards, string How, double? Seconds, IReadOnlyDictionary<string, ClusterAnswer> Found, IReadOnlyDictionary<string, ClusterAnswer> Ours)
{
    /// <summary>Whether all splits were found, with the same answers as ours.</summary>
    public bool AllAgree => Ours.Count > 0 && Ours.All(split => Found.TryGetValue(split.Key, out ClusterAnswer? answer) && answer.Agrees(split.Value));

    /// <summary>A row of Dask's.</summary>
    public static ClusterRow Of(DaskResult result, string extension, IReadOnlyDictionary<string, ClusterAnswer> ours)
    {
        string how = result.Killed is { } killed
            ? FormattableString.Invariant($"{result.Workers} workers, one killed after {killed.After} shards with {killed.Had} in hand; {result.Left} left")
            : FormattableString.Invariant($"{result.Workers} workers");
        return new ClusterRow("Dask", FormattableString.Invariant($"{result.Shards} {extension}"), how, result.Seconds, result.Splits, ours);
    }

    /// <summary>A row of what could not be run here.</summary>
    public static ClusterRow NotRun(string engine, string shards, string why) =>
        new(engine, shards, $"not run: {why}", null, new Dictionary<string, ClusterAnswer>(), new Dictionary<string, ClusterAnswer>());

    /// <summary>As a row of a table.</summary>
    public string ToMarkdown() => string.Create(
        CultureInfo.InvariantCulture, $"| {Engine} | {Shards} | {How} | {Seconds:0.0} | {Describe("train")} | {Describe("test")} |");

    private string Describe(string split) => !Found.TryGetValue(split, out ClusterAnswer? answer) || !Ours.TryGetValue(split, out ClusterAnswer? ours) ? ""
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{answer.Count:#,0} in {answer.Labels.Count(count => count > 0)} categories, mean {answer.Mean:0.0000000}, deviation {answer.StandardDeviation:0.0000000}: {(answer.Agrees(ours) ? "the same" : "DIFFERS")}");
}
