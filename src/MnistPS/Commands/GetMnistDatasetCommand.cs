using System.Management.Automation;
using Mnist;
using MnistPS.Completion;

namespace MnistPS.Commands;

/// <summary>Lists the datasets of the catalog and where they stand on this machine.</summary>
[Cmdlet(VerbsCommon.Get, "MnistDataset")]
[OutputType(typeof(DatasetInfo))]
public sealed class GetMnistDatasetCommand : DatasetNameCommand
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
        foreach (CatalogEntry entry in FindEntries(Name))
        {
            WriteObject(DatasetStore.Default.Get(entry.Name));
        }
    }
}
