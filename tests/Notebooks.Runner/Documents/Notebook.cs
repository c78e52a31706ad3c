using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks.Runner;

/// <summary>A notebook file (nbformat 4.5): its cells, and all else as it was.</summary>
public sealed class Notebook
{
    // As Jupyter writes them, so that a notebook that was saved there differs only where it was changed.
    private static readonly JsonSerializerOptions s_layout = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly JsonObject _root;

    private Notebook(JsonObject root)
    {
        _root = root;
        Cells = [.. root["cells"]!.AsArray().Select((cell, place) => new NotebookCell(cell!.AsObject(), place))];
    }

    /// <summary>All cells, in their order.</summary>
    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>For example <c>4.5</c>.</summary>
    public string Format => $"{_root["nbformat"]}.{_root["nbformat_minor"]}";

    /// <summary>What stands beside the cells.</summary>
    public JsonObject Metadata => _root["metadata"]!.AsObject();

    /// <summary>Reads a notebook.</summary>
    /// <exception cref="JsonException">The file is no JSON.</exception>
    public static Notebook Read(string path) => new(JsonNode.Parse(File.ReadAllText(path))!.AsObject());

    /// <summary>Writes the notebook.</summary>
    public void Write(string path) => File.WriteAllText(path, _root.ToJsonString(s_layout) + "\n");
}
