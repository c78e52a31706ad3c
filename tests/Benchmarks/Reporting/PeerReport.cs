using System.Globalization;
using System.Text;
using System.Text.Json;
using Mnist.Benchmarks.Racing;

namespace Mnist.Benchmarks.Reporting;

/// <summary>The table of all races, printed as it grows and written as Markdown and JSON at the end.</summary>
/// <param name="machine">Where they were run.</param>
internal sealed class PeerReport(Machine machine)
{
    private const string Head = "| work | by | median | fastest to slowest | rate | ours / this | target |\n|---|---|---:|---:|---:|---:|---|";

    private const string SummaryHead = "| work | ours | fastest peer | its time / ours | limit | ours / limit |\n|---|---:|---|---:|---|---:|";

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly List<RaceResult> _races = [];

    /// <summary>Prints what stands above the rows.</summary>
    public void Begin() => Console.WriteLine($"{machine.ToMarkdown()}\n\n{Head}");

    /// <summary>Adds a race and prints its rows.</summary>
    public void Add(RaceResult race)
    {
        _races.Add(race);
        Console.Write(Rows(race));
    }

    /// <summary>Writes <c>name.md</c> and <c>name.json</c>.</summary>
    public void Save(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, name);
        string summary = $"{SummaryHead}\n{string.Concat(_races.Select(Summary))}";
        File.WriteAllText(path + ".md", $"{machine.ToMarkdown()}\n\n{summary}\n{Head}\n{string.Concat(_races.Select(Rows))}");
        File.WriteAllText(path + ".json", JsonSerializer.Serialize(new { Machine = machine, Races = _races }, s_json));
        string[] missed = [.. _races.SelectMany(race => race.Placings.Where(placing => placing.IsMet == false).Select(placing => $"\n- {race.Title}: {placing.Name}"))];
        Console.WriteLine($"\n{missed.Length} targets missed{string.Concat(missed)}\n\nWritten to {path}.md and {path}.json.");
    }

    /// <summary>A race in one row: the peers that we must beat, and the limit that we must come near.</summary>
    private static string Summary(RaceResult race)
    {
        Placing[] judged = [.. race.Placings.Skip(1).Where(placing => placing is { Ratio: not null, Target: not null })];
        Placing? limit = judged.Where(placing => placing.IsLimit).MaxBy(placing => placing.Ratio);
        Placing? peer = judged.Where(placing => !placing.IsLimit).MaxBy(placing => placing.Ratio);
        return judged.Length == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"| {Cell(race.Title)} | {Milliseconds(race.Placings[0].Median)} ms | {Cell(peer?.Name)} | {1 / peer?.Ratio:0.00} | {Cell(limit?.Name[Placing.LimitPrefix.Length..])} | {limit?.Ratio:0.00} |\n");
    }

    private static string Rows(RaceResult race)
    {
        var rows = new StringBuilder();
        foreach (Placing placing in race.Placings)
        {
            string title = ReferenceEquals(placing, race.Placings[0]) ? $"**{Cell(race.Title)}**" : "";
            rows.Append(CultureInfo.InvariantCulture, $"| {title} | {Cell(placing.Name)} | ");
            _ = placing.Missing is null
                ? rows.Append(CultureInfo.InvariantCulture, $"{Milliseconds(placing.Median)} ms | {Milliseconds(placing.Fastest)} to {Milliseconds(placing.Slowest)} ({placing.Rounds}) | {Rate(placing)} | {placing.Ratio:0.000} | {Target(placing)} |\n")
                : rows.Append(CultureInfo.InvariantCulture, $"not measured: {placing.Missing} | | | | |\n");
        }

        return rows.ToString();
    }

    // A pipe would end the cell, also within a script.
    private static string? Cell(string? text) => text?.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Milliseconds(double? seconds) => (seconds * 1000 ?? 0).ToString("#,0.0", CultureInfo.InvariantCulture);

    private static string Rate(Placing placing) =>
        placing.Rate is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{placing.Rate:#,0} {placing.Unit}/s");

    private static string Target(Placing placing)
    {
        if (placing.Target is null)
        {
            return "";
        }

        string bound = placing.Ratio is null
            ? string.Create(CultureInfo.InvariantCulture, $"at least {placing.Target:#,0} {placing.Unit}/s")
            : string.Create(CultureInfo.InvariantCulture, $"at most {placing.Target:0.00##}");
        return $"{bound}: {(placing.IsMet == true ? "met" : "missed")}";
    }
}
