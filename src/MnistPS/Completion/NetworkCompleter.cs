using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Mnist.Learning;

namespace MnistPS.Completion;

/// <summary>Completes the last layer of a network, for example <c>'conv 20 5 | po</c>.</summary>
public sealed class NetworkCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        TermCompletion.Complete(wordToComplete, Recipe.LayerSyntax);
}

/// <summary>Completes a rate policy, for example <c>'onecy</c>.</summary>
public sealed class RatePolicyCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        TermCompletion.Complete(wordToComplete, RatePolicy.Syntax);
}

/// <summary>Completes the word after the last <c>|</c> of a text in quotes.</summary>
internal static class TermCompletion
{
    public static IEnumerable<CompletionResult> Complete(string text, IReadOnlyDictionary<string, string> syntax)
    {
        string typed = text.Trim('\'', '"');
        string before = typed[..(typed.LastIndexOf('|') + 1)];
        string word = typed[before.Length..].TrimStart();
        string start = before.Length == 0 ? "" : before + " ";
        return syntax
            .Where(term => term.Key.Split(' ')[0].StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(term => (Word: term.Key.Split(' ')[0], term.Key, term.Value))
            .Select(term => new CompletionResult($"'{start}{term.Word}'", term.Key, CompletionResultType.ParameterValue, $"{term.Key}: {term.Value}"));
    }
}
