using System.Globalization;
using System.Text;
using YamlDotNet.Serialization;

namespace HelpBuilder;

/// <summary>Writes a page in the PlatyPS schema 2024-05-01.</summary>
internal static class PageWriter
{
    private const string CommonParameters =
        """
        This cmdlet supports the common parameters: -Debug, -ErrorAction, -ErrorVariable,
        -InformationAction, -InformationVariable, -OutBuffer, -OutVariable, -PipelineVariable,
        -ProgressAction, -Verbose, -WarningAction, and -WarningVariable. For more information, see
        [about_CommonParameters](https://go.microsoft.com/fwlink/?LinkID=113216).
        """;

    private static readonly ISerializer s_yaml = new SerializerBuilder().WithIndentedSequences().ConfigureDefaultValuesHandling(DefaultValuesHandling.Preserve).Build();

    public static string Write(CommandPage page)
    {
        CommandFacts facts = page.Facts!;
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            ---
            document type: cmdlet
            external help file: MnistPS.dll-Help.xml
            HelpUri: {page.Address}
            Locale: en-US
            Module Name: MnistPS
            PlatyPS schema version: 2024-05-01
            title: {page.Name}
            ---

            # {page.Name}

            """);
        Section("SYNOPSIS", page.Synopsis);
        Section("SYNTAX", string.Join("\n\n", facts.Syntax.Select((set, i) => $"### {Title(set.Set, i, facts)}\n\n```\n{set.Text}\n```")));
        Section("ALIASES", "");
        Section("DESCRIPTION", page.Description);
        Section("EXAMPLES", string.Join("\n\n", page.Examples.Select(example => $"### {example.Title}\n\n{example.Body}")));
        Section("PARAMETERS", string.Join("\n\n", facts.Parameters
            .Select(parameter => $"### -{parameter.Name}\n\n{page.ParameterText(parameter.Name)}\n\n```yaml\n{s_yaml.Serialize(parameter).ReplaceLineEndings("\n")}```")
            .Append($"### CommonParameters\n\n{CommonParameters}")));
        Section("INPUTS", Types(facts.Inputs, page.InputText));
        Section("OUTPUTS", Types(facts.Outputs, type => CommandPage.Text(page.OutputTexts, type)));
        Section("NOTES", page.Notes);
        Section("RELATED LINKS", page.Links);
        return text.ToString().ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

        void Section(string title, string body) => text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n").Append(body.Length == 0 ? "" : $"\n{body}\n");
    }

    private static string Title(string set, int place, CommandFacts facts) =>
        set == "__AllParameterSets" ? "__AllParameterSets" : place == 0 && facts.Syntax.Count > 1 ? $"{set} (Default)" : set;

    private static string Types(IReadOnlyList<string> types, Func<string, string> textOf) =>
        string.Join("\n\n", types.Select(type => $"### {type}\n\n{textOf(type)}"));
}
