using System.Globalization;
using System.Text.Json;
using Mnist.Benchmarks.Reporting;

namespace Mnist.Benchmarks.Scale;

/// <summary>The table of the run, printed as it grows and written as Markdown and JSON at the end.</summary>
/// <param name="machine">Where it was measured.</param>
internal sealed class ScaleReport(Machine machine)
{
    private const string Head = """
        | work | samples | ns a sample | lowest to highest (passes) | processor ns (in the system) | to the smallest set: clock, processor | own memory | with mapped pages | written |
        |---|---:|---:|---:|---:|---|---:|---:|---|
        """;

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly List<ScaleRow> _rows = [];
    private readonly List<string> _notes = [];

    /// <summary>Whether all promises are kept so far.</summary>
    public bool IsMet => _rows.All(row => row.IsCostMet != false && row.IsMemoryMet != false);

    /// <summary>Adds a line that stands above the table.</summary>
    public void Note(string note)
    {
        _notes.Add("- " + note);
        Console.WriteLine(_notes[^1]);
    }

    /// <summary>Prints what stands above the rows.</summary>
    public void Begin() => Console.WriteLine($"{machine.ToMarkdown()}\n\n{Head}");

    /// <summary>Adds a row and prints it.</summary>
    public void Add(ScaleRow row)
    {
        _rows.Add(row);
        Console.WriteLine(Format(row));
    }

    /// <summary>Writes <c>name.md</c> and <c>name.json</c>.</summary>
    public void Save(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, name);
        File.WriteAllText(path + ".md", $"{machine.ToMarkdown()}\n{string.Join('\n', _notes)}\n\n{Head}\n{string.Join('\n', _rows.Select(Format))}\n");
        File.WriteAllText(path + ".json", JsonSerializer.Serialize(new { Machine = machine, Notes = _notes, Rows = _rows }, s_json));
        Console.WriteLine($"\nWritten to {path}.md and {path}.json.");
    }

    private static string Format(ScaleRow row)
    {
        ScaleMeasurement measured = row.Measured;
        string written = measured.Written == 0 ? ""
            : string.Create(CultureInfo.InvariantCulture, $"{measured.Written / 1e9:0.00} GB{(measured.Repetitions > 1 ? $" x {measured.Repetitions}" : "")} at {measured.Written / (double)measured.Count / row.Wall / 1e6:#,0} MB/s");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {row.Work} | {row.Samples:#,0} | {Nanoseconds(row.Wall)} | {Nanoseconds(measured.Wall.Min())} to {Nanoseconds(measured.Wall.Max())} ({measured.Wall.Count}) | {Nanoseconds(row.Processor)} ({Nanoseconds(row.System)}) | {Ratios(row)} | {MiB(measured.Own)}{(row.IsMemoryMet == false ? " (missed)" : "")} | {MiB(measured.Resident)} | {written} |");
    }

    private static string Ratios(ScaleRow row) => row.WallRatio is null ? ""
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{row.WallRatio:0.00}, {row.ProcessorRatio:0.00}{row.IsCostMet switch { true => ": met", false => ": missed", null => "" }}");

    private static string Nanoseconds(double seconds) => (seconds * 1e9).ToString(seconds < 1e-7 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private static string MiB(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:#,0} MiB");
}
