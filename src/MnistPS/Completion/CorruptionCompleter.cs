using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Mnist;

namespace MnistPS.Completion;

/// <summary>Completes the kinds of corruptions, and All.</summary>
public sealed class CorruptionCompleter : IArgumentCompleter
{
    /// <summary>The name for all kinds.</summary>
    internal const string All = "All";

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Enum.GetNames<CorruptionKind>().Append(All)
            .Where(name => name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(name));
}
