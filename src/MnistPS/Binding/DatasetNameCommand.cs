using System.Management.Automation;
using Mnist;
using Mnist.Datasets;
using MnistPS.Errors;

namespace MnistPS.Binding;

/// <summary>A cmdlet that takes names of datasets, with wildcards.</summary>
public abstract class DatasetNameCommand : MnistCommand
{
    /// <summary>Returns the entries for names. An unknown name is an error, and the command continues with the others.</summary>
    internal IEnumerable<CatalogEntry> FindEntries(IEnumerable<string> names)
    {
        DatasetCatalog catalog = DatasetCatalog.Default;
        var found = new List<CatalogEntry>();
        foreach (string name in names)
        {
            if (WildcardPattern.ContainsWildcardCharacters(name))
            {
                var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
                found.AddRange(catalog.Entries.Where(entry => pattern.IsMatch(entry.Name)));
                continue;
            }

            try
            {
                found.Add(catalog.Get(name));
            }
            catch (DatasetNotFoundException exception)
            {
                WriteError(ErrorRecords.TryTranslate(exception)!);
            }
        }

        return found.Distinct();
    }
}
