using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notebooks.Tests;

/// <summary>A notebook file (nbformat 4.5).</summary>
internal sealed partial class Notebook
{
    // As Jupyter writes them, so that a notebook that was saved there differs only where it was changed.
    private static readonly JsonSerializerOptions s_layout = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private const string Module = "#r \"MODULE/Mnist.dll\"\n#r \"MODULE/Mnist.Display.dll\"\n#r \"MODULE/Mnist.Learning.dll\"";

    private readonly JsonObject _root;

    /// <summary>Reads a notebook from its text.</summary>
    public Notebook(string json)
    {
        _root = JsonNode.Parse(json)!.AsObject();
        Cells = [.. _root["cells"]!.AsArray().Select((cell, place) => new Cell(cell!.AsObject(), place + 1))];
    }

    public static Notebook Read(string name) => new(File.ReadAllText(Repository.PathOf(name)));

    public IReadOnlyList<Cell> Cells { get; }

    public IEnumerable<Cell> CodeCells => Cells.Where(cell => cell.IsCode);

    public Cell this[string id] => Cells.Single(cell => cell.Id == id);

    public string Format => $"{_root["nbformat"]}.{_root["nbformat_minor"]}";

    public JsonObject Metadata => _root["metadata"]!.AsObject();

    /// <summary>The cells for Verso, which reads the language of a cell from .dib files only.</summary>
    /// <remarks>
    /// Verso takes assemblies out of their packages, away from the dataset, so it loads those of the module; it shares all variables; and it
    /// is not the kernel that LiveTraining draws in.
    /// </remarks>
    public string ToDib() => string.Concat(Cells.Select(cell => $"#!{(cell.IsCode ? cell.Language : "markdown")}\n\n{ForVerso().Replace(cell.Code, "")}\n\n"))
        .Replace($"#r \"nuget: Mnist.Interactive, {Repository.Metadata("ModuleVersion")}\"", $"// Replace MODULE by the folder that this prints: (Get-Module MnistPS -ListAvailable).ModuleBase\n{Module}", StringComparison.Ordinal);

    public void Write(string path) => File.WriteAllText(path, _root.ToJsonString(s_layout) + "\n");

    [GeneratedRegex("^(#!share .*|using Mnist\\.Interactive;)\n|, new LiveTraining\\(\\)", RegexOptions.Multiline)]
    private static partial Regex ForVerso();
}

/// <summary>A cell of a notebook.</summary>
/// <param name="json">The cell as the file has it.</param>
/// <param name="place">Its place among the cells, from 1.</param>
internal sealed class Cell(JsonObject json, int place)
{
    private const string PowerShellLine = "#!pwsh\n";

    /// <summary>For messages: <c>cell 3 (category-table)</c>.</summary>
    public string Name => $"cell {place} ({Id})";

    public string Id => (string)json["id"]!;

    public bool IsCode => (string?)json["cell_type"] == "code";

    public string Source => Join(json["source"]);

    /// <summary>The text without the line that says its language: plain Jupyter sends nothing else to the kernel.</summary>
    public string Code => Language == "pwsh" ? Source[PowerShellLine.Length..] : Source;

    public string Language => Source.StartsWith(PowerShellLine, StringComparison.Ordinal) ? "pwsh" : "csharp";

    /// <summary>The language that editors of polyglot notebooks choose, as newer and as older ones write it.</summary>
    public (string? Newer, string? Older) EditorLanguage =>
        ((string?)json["metadata"]?["polyglot_notebook"]?["kernelName"], (string?)json["metadata"]?["dotnet_interactive"]?["language"]);

    public int? ExecutionCount => (int?)json["execution_count"];

    /// <summary>The outputs as MIME types and texts; text on the console has the type of its stream.</summary>
    public IEnumerable<(string Type, string Text)> Outputs => json["outputs"]!.AsArray().SelectMany(output => output!["data"] is JsonObject data
        ? data.Select(item => (item.Key, Join(item.Value)))
        : [((string)output["name"]!, Join(output["text"]))]);

    public void SetOutputs(IEnumerable<JsonObject> outputs, int executionCount)
    {
        json["execution_count"] = executionCount;
        json["outputs"] = new JsonArray([.. outputs]);
        foreach (JsonNode? output in json["outputs"]!.AsArray().Where(output => (string?)output!["output_type"] == "execute_result"))
        {
            output!["execution_count"] = executionCount;
        }
    }

    private static string Join(JsonNode? text) => text is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string?)text ?? "";
}
