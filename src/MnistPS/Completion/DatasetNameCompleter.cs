using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Mnist.Datasets;

namespace MnistPS.Completion;

/// <summary>Completes the names of datasets from the catalog.</summary>
public sealed class DatasetNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        DatasetCatalog.Default.Entries
            .Where(entry => entry.Name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(entry => new CompletionResult(entry.Name, entry.Name, CompletionResultType.ParameterValue, entry.Title));
}
