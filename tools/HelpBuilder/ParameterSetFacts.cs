namespace HelpBuilder;

/// <summary>How a parameter binds in one parameter set; the names are those of the pages' YAML.</summary>
internal sealed class ParameterSetFacts
{
    public string Name { get; set; } = "";

    public string Position { get; set; } = "Named";

    public bool IsRequired { get; set; }

    public bool ValueFromPipeline { get; set; }

    public bool ValueFromPipelineByPropertyName { get; set; }

    public bool ValueFromRemainingArguments { get; set; }
}
