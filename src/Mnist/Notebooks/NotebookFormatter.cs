namespace Mnist;

/// <summary>Writes objects in one MIME type; found by the names of its members.</summary>
/// <param name="mimeType">What it writes.</param>
/// <param name="format">Gives the text of an object, or null for one that is not its own.</param>
public sealed class NotebookFormatter(string mimeType, Func<object, string?> format)
{
    /// <summary>What it writes, for example <c>text/html</c>.</summary>
    public string MimeType => mimeType;

    /// <summary>Writes an object; false when it cannot.</summary>
    /// <param name="instance">The object.</param>
    /// <param name="writer">Where to.</param>
    public bool Format(object instance, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        string? text = format(instance);
        writer.Write(text);
        return text is not null;
    }
}
