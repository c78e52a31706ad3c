using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace HelpBuilder;

/// <summary>Writes the MAML that Get-Help reads.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace s_items = "http://msh";
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static string Write(IEnumerable<CommandPage> pages)
    {
        var root = new XElement(s_items + "helpItems", new XAttribute("schema", "maml"), pages.Select(Command));
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" }))
        {
            root.Save(writer);
        }

        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }

    private static XElement Command(CommandPage page)
    {
        CommandFacts facts = page.Facts!;
        string[] name = page.Name.Split('-');
        return new XElement(
            s_command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", s_maml),
            new XAttribute(XNamespace.Xmlns + "command", s_command),
            new XAttribute(XNamespace.Xmlns + "dev", s_dev),
            new XElement(
                s_command + "details",
                new XElement(s_command + "name", page.Name),
                new XElement(s_command + "verb", name[0]),
                new XElement(s_command + "noun", name[1]),
                Paragraphs(s_maml + "description", page.Synopsis)),
            Paragraphs(s_maml + "description", page.Description),
            new XElement(s_command + "syntax", facts.Syntax.Select(set => Syntax(page, set.Set))),
            new XElement(s_command + "parameters", facts.Parameters.Select(parameter => Parameter(page, parameter, parameter.ParameterSets[0], isFull: true))),
            new XElement(s_command + "inputTypes", facts.Inputs.Select(type => Value("inputType", type, page.InputText(type)))),
            new XElement(s_command + "returnValues", facts.Outputs.Select(type => Value("returnValue", type, CommandPage.Text(page.OutputTexts, type)))),
            new XElement(s_maml + "alertSet", new XElement(s_maml + "alert", PlainText.Paragraphs(page.Notes).Select(Paragraph))),
            new XElement(s_command + "examples", page.Examples.Select(Example)),
            // Get-Help -Online opens the first link; so does HelpUri of Get-Command.
            new XElement(s_command + "relatedLinks", PlainText.Links(page.Links).Prepend((Text: "Online version:", page.Address)).Select(link => new XElement(
                s_maml + "navigationLink", new XElement(s_maml + "linkText", link.Text), new XElement(s_maml + "uri", link.Address)))));
    }

    private static XElement Syntax(CommandPage page, string set) => new(
        s_command + "syntaxItem",
        new XElement(s_maml + "name", page.Name),
        page.Facts!.Parameters
            .Select(parameter => (Parameter: parameter, Set: parameter.ParameterSets.FirstOrDefault(item => item.Name == set || item.Name == "(All)")))
            .Where(item => item.Set is not null)
            .OrderBy(item => item.Set!.Position, StringComparer.Ordinal) // numbers before "Named"
            .Select(item => Parameter(page, item.Parameter, item.Set!, isFull: false)));

    private static XElement Parameter(CommandPage page, ParameterFacts facts, ParameterSetFacts set, bool isFull)
    {
        bool isSwitch = facts.Type.EndsWith(".SwitchParameter", StringComparison.Ordinal);
        string type = facts.Type[(facts.Type.LastIndexOf('.') + 1)..];
        return new XElement(
            s_command + "parameter",
            new XAttribute("required", set.IsRequired),
            new XAttribute("variableLength", type.EndsWith("[]", StringComparison.Ordinal)),
            new XAttribute("globbing", facts.SupportsWildcards),
            new XAttribute("pipelineInput", Pipeline(facts)),
            new XAttribute("position", set.Position.ToLowerInvariant()),
            new XAttribute("aliases", facts.Aliases.Count == 0 ? "none" : string.Join(", ", facts.Aliases)),
            new XElement(s_maml + "name", facts.Name),
            Paragraphs(s_maml + "description", page.ParameterText(facts.Name)),
            isSwitch ? null : new XElement(s_command + "parameterValue", new XAttribute("required", true), new XAttribute("variableLength", false), type),
            isFull || facts.AcceptedValues.Count == 0 ? null : new XElement(
                s_command + "parameterValueGroup",
                facts.AcceptedValues.Select(value => new XElement(
                    s_command + "parameterValue", new XAttribute("required", false), new XAttribute("variableLength", false), value))),
            new XElement(s_dev + "type", new XElement(s_maml + "name", type), new XElement(s_maml + "uri")),
            new XElement(s_dev + "defaultValue", isSwitch ? "False" : facts.DefaultValue.Length == 0 ? "None" : facts.DefaultValue));
    }

    private static string Pipeline(ParameterFacts facts)
    {
        bool byValue = facts.ParameterSets.Any(set => set.ValueFromPipeline);
        bool byName = facts.ParameterSets.Any(set => set.ValueFromPipelineByPropertyName);
        return (byValue, byName) switch
        {
            (true, true) => "True (ByValue, ByPropertyName)",
            (true, false) => "True (ByValue)",
            (false, true) => "True (ByPropertyName)",
            _ => "False",
        };
    }

    private static XElement Example((string Title, string Body) example)
    {
        (string introduction, string code, string remarks) = PlainText.SplitExample(example.Body);

        // Get-Help ends no line after an introduction, so that all text follows the code, as in the help of PowerShell itself.
        return new XElement(
            s_command + "example",
            new XElement(s_maml + "title", $"--- {example.Title} ---"),
            new XElement(s_maml + "introduction"),
            new XElement(s_dev + "code", code),
            new XElement(s_dev + "remarks", PlainText.Paragraphs($"{introduction}\n\n{remarks}").Append("").Select(Paragraph)));
    }

    private static XElement Value(string element, string type, string text) => new(
        s_command + element,
        new XElement(s_dev + "type", new XElement(s_maml + "name", type)),
        Paragraphs(s_maml + "description", text));

    private static XElement Paragraphs(XName element, string markdown) => new(element, PlainText.Paragraphs(markdown).Select(Paragraph));

    private static XElement Paragraph(string text) => new(s_maml + "para", text);
}
