using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Mnist.Formats;

namespace MnistPS.Completion;

/// <summary>Completes the names of formats.</summary>
public sealed class FormatCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        SampleFormat.All
            .Where(format => format.CanRead || commandName.StartsWith("Export", StringComparison.OrdinalIgnoreCase))
            .Where(format => format.Name.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(format => new CompletionResult(
                format.Name, format.Name, CompletionResultType.ParameterValue, format.Extensions.Count == 0 ? "a folder" : string.Join(", ", format.Extensions)));
}
