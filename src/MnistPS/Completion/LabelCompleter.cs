using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using Mnist.Datasets;

namespace MnistPS.Completion;

/// <summary>Completes labels by number or by the name of their category: <c>Ank</c> becomes 9 for FashionMNIST.</summary>
public sealed class LabelCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string name = fakeBoundParameters["Name"] as string ?? "MNIST";
        if (!DatasetCatalog.Default.TryGet(name, out CatalogEntry? entry))
        {
            yield break;
        }

        for (int i = 0; i < entry.Categories.Count; i++)
        {
            string label = (i + entry.LabelOffset).ToString(CultureInfo.InvariantCulture);
            string category = entry.Categories[i];
            if (label.StartsWith(wordToComplete, StringComparison.Ordinal)
                || category.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            {
                yield return new CompletionResult(label, category, CompletionResultType.ParameterValue, $"{label}: {category}");
            }
        }
    }
}
