using System.Management.Automation;
using Mnist;
using Mnist.Datasets;
using MnistPS.Binding;
using MnistPS.Completion;

namespace MnistPS.Commands;

/// <summary>Downloads datasets, verifies every byte and saves them in the store, or in your own folder.</summary>
/// <remarks>Valid files stay; missing or damaged ones are downloaded. -WhatIf shows which ones, and their size.</remarks>
[Cmdlet(VerbsData.Save, "MnistDataset", SupportsShouldProcess = true, DefaultParameterSetName = NameSet)]
[OutputType(typeof(DatasetInfo))]
public sealed class SaveMnistDatasetCommand : DatasetInputCommand
{
    /// <summary>Names of datasets; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = NameSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(DatasetNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>The target folder. The default is the store.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>
    /// The only mirrors to use, in order: http or https addresses, or folders. The file name is appended; {name} is replaced by the name of
    /// the dataset. By default, those of MNIST_MIRROR and then the published ones are used.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Mirror { get; set; }

    /// <summary>Downloads also files that are present and valid.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the datasets with their new state.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The longest time in seconds that a mirror may send nothing.</summary>
    [Parameter]
    [ValidateRange(0.01, 86_400)]
    public double StallTimeoutSeconds { get; set; } = 30;

    /// <summary>The longest time in seconds for the whole download.</summary>
    [Parameter]
    [ValidateRange(0.01, 1_000_000)]
    public double TimeoutSeconds { get; set; } = 14_400;

    /// <inheritdoc/>
    protected override void Process()
    {
        string[] names = [.. FindEntries(NamesOr(Name), mayBeNone: false).Select(entry => entry.Name)];
        if (names.Length == 0)
        {
            return;
        }

        var options = new SaveOptions
        {
            Destination = Destination is null ? null : ResolveTarget(Destination),
            Mirrors = Mirror is null ? null : [.. Mirror.Select(ResolveMirror)],
            Force = Force,
            StallTimeout = TimeSpan.FromSeconds(StallTimeoutSeconds),
            Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
        };
        DatasetStore store = DatasetStore.Default;
        SavePlan plan = store.Plan(names, options, Cancellation);
        if (plan.Downloads.Count == 0)
        {
            WriteVerbose($"Every file of {string.Join(", ", names)} is present and valid. Use -Force to download them again.");
        }
        else if (!ShouldProcess(Describe(plan), $"Save {string.Join(", ", names)}"))
        {
            return;
        }

        foreach (CatalogEntry entry in names.Select(name => store.Catalog.Get(name)))
        {
            foreach (UnsupportedFile file in entry.NotSupported)
            {
                WriteVerbose($"{entry.Name} also has {file.Name}, which is not downloaded: {file.Reason.TrimEnd('.')}.");
            }
        }

        // Datasets of one archive are downloaded together.
        foreach (IGrouping<string, CatalogEntry> group in names.Select(name => store.Catalog.Get(name)).GroupBy(entry => entry.Archive?.Name ?? entry.Name))
        {
            Attempt(() => Save(store, [.. group.Select(entry => entry.Name)], options));
        }
    }

    private protected override bool GoesOnAfter(Exception exception) =>
        base.GoesOnAfter(exception) || exception is DownloadException or DatasetIntegrityException or StoreException;

    private void Save(DatasetStore store, string[] names, SaveOptions options)
    {
        IReadOnlyList<DatasetInfo> saved = DatasetSaving.Save(this, store, names, options, Cancellation);
        if (PassThru)
        {
            WriteObject(saved, enumerateCollection: true);
        }
    }

    private static string Describe(SavePlan plan)
    {
        IEnumerable<string> folders = plan.Downloads.GroupBy(download => download.Folder)
            .Select(group => $"{string.Join(", ", group)} to {group.Key} from {DescribeSource(group.First())}");
        return $"{plan.SizeText}: {string.Join("; ", folders)}";
    }

    private static string DescribeSource(PlannedDownload download)
    {
        string first = download.Addresses[0][..^download.FileName.Length];
        return download.Addresses.Count == 1 ? first : $"{first} (and {download.Addresses.Count - 1} more mirrors)";
    }

    // A folder can be relative to the current location, or on a PowerShell drive.
    private string ResolveMirror(string mirror) =>
        mirror.Contains("://", StringComparison.Ordinal) ? mirror : ResolveTarget(mirror);
}
