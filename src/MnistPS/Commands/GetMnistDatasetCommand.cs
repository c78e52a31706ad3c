using System.Management.Automation;
using Mnist;
using MnistPS.Completion;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Lists the datasets of the catalog and where they stand on this machine.</summary>
[Cmdlet(VerbsCommon.Get, "MnistDataset")]
[OutputType(typeof(DatasetInfo))]
public sealed class GetMnistDatasetCommand : MnistCommand
{
    /// <summary>Names of datasets; wildcards are allowed. All when left out.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(DatasetNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (string name in Name)
        {
            Write(name);
        }
    }

    private void Write(string name)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(name))
        {
            try
            {
                WriteObject(Catalog.Default.Describe(name));
            }
            catch (DatasetNotFoundException exception)
            {
                WriteError(ErrorRecords.TryTranslate(exception)!);
            }

            return;
        }

        var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
        foreach (CatalogEntry entry in Catalog.Default.Entries.Where(entry => pattern.IsMatch(entry.Name)))
        {
            WriteObject(Catalog.Default.Describe(entry.Name));
        }
    }
}
