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
