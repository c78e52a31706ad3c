using System.Management.Automation;

namespace MnistPS.Tests.Hosting;

/// <summary>What a script gave.</summary>
/// <param name="Output">The objects that it put out.</param>
/// <param name="Errors">The error stream; a terminating error is its last record.</param>
/// <param name="Warnings">The warning stream.</param>
/// <param name="Verbose">The verbose stream.</param>
/// <param name="Progress">The progress stream.</param>
public sealed record ScriptResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<ProgressRecord> Progress)
{
    /// <summary>One property of each object, as text in the invariant culture.</summary>
    public IEnumerable<string> Values(string property) =>
        Output.Select(item => LanguagePrimitives.ConvertTo<string>(item.Properties[property].Value));

    /// <summary>The only error, after checking that there is no other.</summary>
    public ErrorRecord OnlyError => Assert.Single(Errors);
}
