using System.Management.Automation;
using Mnist;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>A cmdlet that takes names of datasets, with wildcards.</summary>
public abstract class DatasetNameCommand : MnistCommand
{
    /// <summary>The entries that names mean. A name that means none is an error record, and the others go on.</summary>
    internal IEnumerable<CatalogEntry> FindEntries(IEnumerable<string> names)
    {
        Catalog catalog = Catalog.Default;
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
