using System.Management.Automation;
using Mnist.Datasets;
using MnistPS.Binding;
using MnistPS.Completion;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Removes saved datasets from the store. The MNIST of the module stays.</summary>
[Cmdlet(VerbsCommon.Remove, "MnistDataset", SupportsShouldProcess = true, DefaultParameterSetName = NameSet)]
[OutputType(typeof(void))]
public sealed class RemoveMnistDatasetCommand : DatasetInputCommand
{
    /// <summary>Names of datasets; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = NameSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(DatasetNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process()
    {
        DatasetStore store = DatasetStore.Default;
        string[] names = NamesOr(Name);
        foreach (CatalogEntry entry in FindEntries(names))
        {
            string folder = store.FolderOf(entry.Name);
            if (!Directory.Exists(folder))
            {
                if (names.Contains(entry.Name, StringComparer.OrdinalIgnoreCase))
                {
                    WriteError(ErrorRecords.NotSaved(entry.Name, store.Root));
                }
            }
            else if (ShouldProcess(folder, $"Remove {entry.Name}"))
            {
                DatasetCache.Close(folder);
                store.Remove(entry.Name);
            }
        }
    }
}
