namespace Mnist;

/// <summary>Shows what has a method ToHtml in notebooks.</summary>
public sealed class HtmlFormatterSource
{
    private readonly NotebookFormatter[] _formatters = [new("text/html", Format)];

    /// <summary>The formatters, which the kernel takes by the names of their members.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private static string? Format(object instance) => instance.GetType().GetMethod("ToHtml", Type.EmptyTypes)?.Invoke(instance, null) as string;
}
