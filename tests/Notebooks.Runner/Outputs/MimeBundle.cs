using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Runner;

/// <summary>Objects as notebooks keep them: one text for each MIME type, through the formatters of .NET Interactive.</summary>
internal static class MimeBundle
{
    public static JsonObject Of(object? value)
    {
        var bundle = new JsonObject();
        foreach (string type in value is string ? ["text/plain"] : Formatter.GetPreferredMimeTypesFor(value?.GetType()))
        {
            bundle[type] = Lines(value.ToDisplayString(type));
        }

        return bundle;
    }

    /// <summary>Text in lines, as nbformat has it.</summary>
    public static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start) + 1;
            end = end == 0 ? text.Length : end;
            lines.Add(JsonValue.Create(text[start..end]));
            start = end;
        }

        return lines;
    }
}
