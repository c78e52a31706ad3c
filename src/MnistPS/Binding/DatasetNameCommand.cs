using System.Management.Automation;
using Mnist;
using Mnist.Datasets;
using MnistPS.Errors;

namespace MnistPS.Binding;

/// <summary>A cmdlet that takes names of datasets, with wildcards.</summary>
public abstract class DatasetNameCommand : MnistCommand
{
    /// <summary>Returns the entries for names. An unknown name is an error, and the command continues with the others.</summary>
    /// <param name="names">The names.</param>
    /// <param name="mayBeNone">True if a pattern without a match is no error.</param>
    internal IReadOnlyList<CatalogEntry> FindEntries(IEnumerable<string> names, bool mayBeNone = true)
    {
        DatasetCatalog catalog = DatasetCatalog.Default;
        var found = new List<CatalogEntry>();
        foreach (string name in names)
        {
            if (WildcardPattern.ContainsWildcardCharacters(name))
            {
                var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
                CatalogEntry[] matches = [.. catalog.Entries.Where(entry => pattern.IsMatch(entry.Name))];
                found.AddRange(matches);
                if (matches.Length == 0 && !mayBeNone)
                {
                    Fail(ErrorRecords.NoDatasetLike(name, catalog));
                }

                continue;
            }

            try
            {
                found.Add(catalog.Get(name));
            }
            catch (DatasetNotFoundException exception)
            {
                Fail(ErrorRecords.TryTranslate(exception)!);
            }
        }

        return [.. found.Distinct()];
    }
}
