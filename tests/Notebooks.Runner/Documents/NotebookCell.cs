using System.Text.Json.Nodes;

namespace Notebooks.Runner;

/// <summary>A cell of a notebook.</summary>
/// <param name="json">The cell as the file has it.</param>
/// <param name="place">Its place among the cells, from 0.</param>
public sealed class NotebookCell(JsonObject json, int place)
{
    private const string Selector = "#!pwsh\n";

    /// <summary>For messages: <c>cell 3 (category-table)</c>, counted from 1 as editors do.</summary>
    public string Name => $"cell {place + 1} ({Id})";

    /// <summary>The id.</summary>
    public string Id => (string?)json["id"] ?? "";

    /// <summary>Whether it is executed.</summary>
    public bool IsCode => (string?)json["cell_type"] == "code";

    /// <summary>The text.</summary>
    public string Source => json["source"] is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string?)json["source"] ?? "";

    /// <summary>The code, without the line that says its language.</summary>
    public string Code => IsPowerShell ? Source[Selector.Length..] : Source;

    /// <summary>Whether the first line says so: plain Jupyter sends nothing else to the kernel.</summary>
    public bool IsPowerShell => Source.StartsWith(Selector, StringComparison.Ordinal);

    /// <summary>The kernel that editors of polyglot notebooks choose.</summary>
    public string? KernelName => (string?)json["metadata"]?["polyglot_notebook"]?["kernelName"];

    /// <summary>The same, as older editors write it.</summary>
    public string? LanguageName => (string?)json["metadata"]?["dotnet_interactive"]?["language"];

    /// <summary>Whether it needs commands that the engine alone does not have, so that only PowerShell itself can run it.</summary>
    public bool NeedsPwsh => json["metadata"]?["tags"]?.AsArray().Any(tag => (string?)tag == "pwsh") == true;

    /// <summary>The number of the execution that gave the outputs, from 1; null where there was none.</summary>
    public int? ExecutionCount => (int?)json["execution_count"];

    /// <summary>What executing it gave.</summary>
    public JsonArray Outputs => json["outputs"]!.AsArray();

    /// <summary>Puts new outputs in the place of the old ones.</summary>
    /// <param name="outputs">What executing the cell gave.</param>
    /// <param name="executionCount">The number of executions so far, from 1.</param>
    public void SetOutputs(IEnumerable<JsonObject> outputs, int executionCount)
    {
        json["execution_count"] = executionCount;
        json["outputs"] = new JsonArray([.. outputs]);
        foreach (JsonObject output in Outputs.OfType<JsonObject>().Where(output => (string?)output["output_type"] == "execute_result"))
        {
            output["execution_count"] = executionCount;
        }
    }
}
