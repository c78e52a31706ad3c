using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace MnistPS.Completion;

/// <summary>Completes the names of categories: <c>Ank</c> becomes <c>'Ankle boot'</c> for FashionMNIST.</summary>
public sealed class CategoryCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        (LabelCompleter.EntryOf(fakeBoundParameters)?.Categories ?? [])
            .Where(name => name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(Quote(name), name, CompletionResultType.ParameterValue, name));

    private static string Quote(string name) => name.All(char.IsAsciiLetterOrDigit) ? name : $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";
}
