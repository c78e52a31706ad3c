namespace HelpBuilder;

/// <summary>A page of help: what people wrote, and the facts of the module between it.</summary>
internal sealed record CommandPage(
    string Name,
    string Synopsis,
    string Description,
    IReadOnlyList<(string Title, string Body)> Examples,
    IReadOnlyDictionary<string, string> ParameterTexts,
    IReadOnlyDictionary<string, string> InputTexts,
    IReadOnlyDictionary<string, string> OutputTexts,
    string Notes,
    string Links)
{
    private const int ExamplesAtLeast = 3;

    public CommandFacts? Facts { get; private init; }

    /// <summary>Where the page is online: what Get-Help -Online opens.</summary>
    public string Address => $"https://github.com/MnistPS/MnistPS/blob/main/docs/en-US/{Name}.md";

    public static CommandPage Blank(string name) =>
        new(name, "", "", [], new Dictionary<string, string>(), new Dictionary<string, string>(), new Dictionary<string, string>(), "", "");

    public CommandPage With(CommandFacts facts) => this with { Facts = facts };

    /// <summary>What a reader would miss.</summary>
    public IEnumerable<string> Gaps()
    {
        if (Synopsis.Length == 0 || Description.Length == 0)
        {
            yield return "synopsis or description is missing";
        }

        if (Examples.Count < ExamplesAtLeast)
        {
            yield return $"{Examples.Count} examples, at least {ExamplesAtLeast} are wanted";
        }

        foreach ((string title, string body) in Examples.Where((example, i) => !example.Title.StartsWith($"Example {i + 1}: ", StringComparison.Ordinal) || PlainText.SplitExample(example.Body).Code.Length == 0))
        {
            yield return $"'{title}' has another number than its place, no title or no code: {body.Split('\n')[0]}";
        }

        foreach (ParameterFacts parameter in Facts!.Parameters.Where(parameter => !IsCommonToChanges(parameter.Name) && Text(ParameterTexts, parameter.Name).Length == 0))
        {
            yield return $"-{parameter.Name} is not described";
        }

        foreach (string type in Facts.Inputs.Where(type => InputText(type).Length == 0).Concat(Facts.Outputs.Where(type => Text(OutputTexts, type).Length == 0)))
        {
            yield return $"{type} is not described";
        }

        foreach (string name in ParameterTexts.Keys.Where(name => Facts.Parameters.All(parameter => parameter.Name != name)))
        {
            yield return $"-{name} is described, but does not exist";
        }

        if (Links.Length == 0)
        {
            yield return "related links are missing";
        }
    }

    public string ParameterText(string name) => (name, Text(ParameterTexts, name)) switch
    {
        ("WhatIf", "") => "Shows what would happen, and does nothing.",
        ("Confirm", "") => "Asks before anything is written.",
        (_, var text) => text,
    };

    /// <summary>What a type is good for that is piped in; paths come by the property PSPath alone, everywhere.</summary>
    public string InputText(string type) => (type, Text(InputTexts, type)) switch
    {
        ("System.String[]", "") => "Files and folders from Get-Item and Get-ChildItem. Their property PSPath binds to -LiteralPath.",
        (_, var text) => text,
    };

    public static string Text(IReadOnlyDictionary<string, string> texts, string key) => texts.TryGetValue(key, out string? text) ? text : "";

    private static bool IsCommonToChanges(string name) => name is "WhatIf" or "Confirm";
}
