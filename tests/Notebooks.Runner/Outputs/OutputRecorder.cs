using System.Text.Json.Nodes;

namespace Notebooks.Runner;

/// <summary>Keeps what the cell that is running puts out, in its order.</summary>
public sealed class OutputRecorder
{
    private readonly Lock _lock = new();
    private List<JsonObject> _outputs = [];

    /// <summary>The recorder of this process: cells call static methods, and there is one notebook a process.</summary>
    public static OutputRecorder Current { get; } = new();

    /// <summary>Starts anew and gives what there was.</summary>
    public IReadOnlyList<JsonObject> Take()
    {
        lock (_lock)
        {
            List<JsonObject> taken = _outputs;
            _outputs = [];
            return taken;
        }
    }

    /// <summary>Adds text; text after text is one output, as Jupyter has it.</summary>
    public void AddText(string text)
    {
        lock (_lock)
        {
            if (text.Length == 0)
            {
                return;
            }

            if (_outputs.LastOrDefault() is JsonObject last && (string?)last["output_type"] == "stream")
            {
                text = string.Concat(last["text"]!.AsArray().Select(line => (string?)line)) + text;
                _outputs.Remove(last);
            }

            _outputs.Add(new JsonObject { ["name"] = "stdout", ["output_type"] = "stream", ["text"] = MimeBundle.Lines(text) });
        }
    }

    /// <summary>Adds an object that the cell shows.</summary>
    /// <returns>The place to show another one in.</returns>
    public JsonObject AddDisplay(object? value)
    {
        var output = new JsonObject { ["data"] = MimeBundle.Of(value), ["metadata"] = new JsonObject(), ["output_type"] = "display_data" };
        lock (_lock)
        {
            _outputs.Add(output);
        }

        return output;
    }

    /// <summary>Adds the value of the cell.</summary>
    public void AddResult(object value)
    {
        lock (_lock)
        {
            _outputs.Add(new JsonObject
            {
                ["data"] = MimeBundle.Of(value),
                ["execution_count"] = null,
                ["metadata"] = new JsonObject(),
                ["output_type"] = "execute_result",
            });
        }
    }
}
