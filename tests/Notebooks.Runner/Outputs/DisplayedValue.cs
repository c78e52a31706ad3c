using System.Text.Json.Nodes;

namespace Notebooks.Runner;

/// <summary>Something that a cell shows, and may exchange for something else while it runs.</summary>
public sealed class DisplayedValue
{
    private readonly JsonObject _output;

    internal DisplayedValue(JsonObject output) => _output = output;

    /// <summary>Shows something else in the same place.</summary>
    public void Update(object? value)
    {
        Updates++;
        _output["data"] = MimeBundle.Of(value);
    }

    /// <summary>How often that was done.</summary>
    public int Updates { get; private set; }
}
