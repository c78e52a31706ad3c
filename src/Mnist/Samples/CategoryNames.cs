using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mnist;

/// <summary>Reads the names of categories from a JSON list.</summary>
internal static class CategoryNames
{
    public static JsonArray ToJson(IEnumerable<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);

    /// <summary>Returns the names, or null if the JSON is not a list of 1 to 256 texts.</summary>
    /// <exception cref="InvalidOperationException">A text is not Unicode.</exception>
    public static string[]? FromJson(JsonNode? json) =>
        json is JsonArray { Count: >= 1 and <= 256 } names && names.All(name => name?.GetValueKind() == JsonValueKind.String)
            ? [.. names.Select(name => name!.GetValue<string>())]
            : null;
}
