using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace HelpBuilder;

/// <summary>The summaries in the source of the cmdlets: what a page starts with, until someone writes more.</summary>
internal sealed partial class Summaries(string xmlDocumentation)
{
    private readonly Dictionary<string, string> _texts = XDocument.Load(xmlDocumentation)
        .Descendants("member")
        .Where(member => member.Element("summary") is not null)
        .ToDictionary(member => member.Attribute("name")!.Value, member => Plain(member.Element("summary")!));

    /// <summary>Fills what a page does not say yet.</summary>
    public CommandPage Fill(CommandPage page, Type cmdlet) => page with
    {
        Synopsis = page.Synopsis.Length > 0 ? page.Synopsis : Of($"T:{cmdlet.FullName}"),
        ParameterTexts = page.Facts!.Parameters.Select(parameter => parameter.Name).Union(page.ParameterTexts.Keys).ToDictionary(
            name => name,
            name => CommandPage.Text(page.ParameterTexts, name) is { Length: > 0 } text ? text : OfProperty(cmdlet, name)),
    };

    private string OfProperty(Type cmdlet, string name) => Of($"P:{cmdlet.GetProperty(name)?.DeclaringType?.FullName}.{name}");

    private string Of(string member) => _texts.TryGetValue(member, out string? text) ? text : "";

    private static string Plain(XElement summary) => Spaces().Replace(
        string.Concat(summary.Nodes().Select(node => node is XElement element ? element.Value + (element.Attribute("cref")?.Value.Split('.')[^1] ?? "") : node.ToString())), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
