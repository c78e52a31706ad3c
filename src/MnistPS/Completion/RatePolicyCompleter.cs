using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Mnist.Learning;

namespace MnistPS.Completion;

/// <summary>Completes a rate policy, for example <c>'onecy</c>.</summary>
public sealed class RatePolicyCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        TermCompletion.Complete(wordToComplete, RatePolicy.Syntax);
}
