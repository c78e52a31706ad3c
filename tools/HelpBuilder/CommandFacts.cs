namespace HelpBuilder;

/// <summary>What the module itself knows of a command.</summary>
/// <param name="Name">Verb and noun.</param>
/// <param name="Cmdlet">Its class.</param>
/// <param name="Syntax">Each parameter set by name, default first, as PowerShell prints it.</param>
/// <param name="Parameters">Its own parameters, in alphabetical order.</param>
/// <param name="Outputs">The types that it puts out.</param>
/// <param name="Inputs">The types that it takes from the pipeline, by value or by the name of a property.</param>
internal sealed record CommandFacts(
    string Name,
    Type Cmdlet,
    IReadOnlyList<(string Set, string Text)> Syntax,
    IReadOnlyList<ParameterFacts> Parameters,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs);
