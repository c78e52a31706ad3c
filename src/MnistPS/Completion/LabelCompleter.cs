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
        if (EntryOf(fakeBoundParameters) is not { } entry)
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

    /// <summary>Returns the dataset that the other parameters name first; MNIST by default, null if it is unknown.</summary>
    internal static CatalogEntry? EntryOf(IDictionary boundParameters)
    {
        object? bound = boundParameters["Name"];
        string name = (bound is IEnumerable list and not string ? list.Cast<object>().FirstOrDefault() : bound)?.ToString() ?? "MNIST";
        return DatasetCatalog.Default.TryGet(name, out CatalogEntry? entry) ? entry : null;
    }
}
