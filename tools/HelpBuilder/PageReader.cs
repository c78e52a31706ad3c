namespace HelpBuilder;

/// <summary>Reads what people wrote on a page; syntax and YAML come from the module.</summary>
internal static class PageReader
{
    public static CommandPage Read(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        string name = lines.First(line => line.StartsWith("# ", StringComparison.Ordinal))[2..].Trim();
        Dictionary<string, string> sections = Sections(lines, "## ").ToDictionary(section => section.Title, section => section.Body);
        return new CommandPage(
            name,
            Get("SYNOPSIS"),
            Get("DESCRIPTION"),
            [.. Parts("EXAMPLES")],
            Parts("PARAMETERS").ToDictionary(part => part.Title.TrimStart('-'), part => WithoutYaml(part.Body)),
            Parts("INPUTS").ToDictionary(part => part.Title, part => part.Body),
            Parts("OUTPUTS").ToDictionary(part => part.Title, part => part.Body),
            Get("NOTES"),
            Get("RELATED LINKS"));

        string Get(string title) => sections.TryGetValue(title, out string? body) ? body : "";
        IEnumerable<(string Title, string Body)> Parts(string title) => Sections(Get(title).Split('\n'), "### ")
            .Where(part => part.Title != "CommonParameters");
    }

    private static IEnumerable<(string Title, string Body)> Sections(string[] lines, string mark)
    {
        string? title = null;
        List<string> body = [];
        bool isCode = false;
        foreach (string line in lines)
        {
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!isCode && line.StartsWith(mark, StringComparison.Ordinal))
            {
                if (title is not null)
                {
                    yield return (title, string.Join('\n', body).Trim());
                }

                title = line[mark.Length..].Trim();
                body.Clear();
            }
            else
            {
                body.Add(line);
            }
        }

        if (title is not null)
        {
            yield return (title, string.Join('\n', body).Trim());
        }
    }

    private static string WithoutYaml(string body)
    {
        int yaml = body.IndexOf("```yaml", StringComparison.Ordinal);
        return (yaml < 0 ? body : body[..yaml]).Trim();
    }
}
