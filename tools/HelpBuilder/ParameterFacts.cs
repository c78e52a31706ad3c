namespace HelpBuilder;

/// <summary>What the module itself knows of a parameter; the names are those of the pages' YAML.</summary>
internal sealed class ParameterFacts
{
    [YamlDotNet.Serialization.YamlIgnore]
    public string Name { get; set; } = "";

    public string Type { get; set; } = "";

    public string DefaultValue { get; set; } = "";

    public bool SupportsWildcards { get; set; }

    public List<string> Aliases { get; set; } = [];

    public List<ParameterSetFacts> ParameterSets { get; set; } = [];

    public bool DontShow { get; set; }

    public List<string> AcceptedValues { get; set; } = [];

    public string HelpMessage { get; set; } = "";
}
