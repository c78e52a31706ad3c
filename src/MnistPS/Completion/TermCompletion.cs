using System.Management.Automation;

namespace MnistPS.Completion;

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
