using System.Management.Automation;
using Mnist.Datasets;
using MnistPS.Binding;
using MnistPS.Completion;

namespace MnistPS.Commands;

/// <summary>Lists the datasets of the catalog and their state on this machine.</summary>
[Cmdlet(VerbsCommon.Get, "MnistDataset")]
[OutputType(typeof(DatasetInfo))]
public sealed class GetMnistDatasetCommand : DatasetNameCommand
{
    /// <summary>Names of datasets; wildcards are allowed. The default is all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
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
