using System.Management.Automation;
using Mnist;
using MnistPS.Completion;

namespace MnistPS.Commands;

/// <summary>Fetches datasets, verifies every byte and puts them into the store, or into a folder of one's own.</summary>
/// <remarks>What is there and good stays; what is missing or damaged is fetched. -WhatIf tells what that is and how large.</remarks>
[Cmdlet(VerbsData.Save, "MnistDataset", SupportsShouldProcess = true, DefaultParameterSetName = NameSet)]
[OutputType(typeof(DatasetInfo))]
public sealed class SaveMnistDatasetCommand : DatasetInputCommand
{
    /// <summary>Names of datasets; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = NameSet, Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(DatasetNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>The folder to put the files into; the store when left out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>
    /// Only these mirrors, in order: http or https addresses, or folders. A file's name is appended; {name} stands for the name of
    /// the dataset. Without it, those of MNIST_MIRROR and then the published ones are tried.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Mirror { get; set; }

    /// <summary>Fetches also what is there and good.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives where each dataset stands then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>How many seconds a mirror may send nothing before it is given up.</summary>
    [Parameter]
    [ValidateRange(0.01, 86_400)]
    public double StallTimeoutSeconds { get; set; } = 30;

    /// <summary>How many seconds the whole may take.</summary>
    [Parameter]
    [ValidateRange(0.01, 1_000_000)]
    public double TimeoutSeconds { get; set; } = 14_400;

    /// <inheritdoc/>
    protected override void Process()
    {
        string[] names = [.. FindEntries(NamesOr(Name)).Select(entry => entry.Name)];
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
            WriteVerbose($"{string.Join(", ", names)}: every file is there and good. -Force fetches them all the same.");
        }
        else if (!ShouldProcess(Describe(plan), $"Save {string.Join(", ", names)}"))
        {
            return;
        }

        foreach (CatalogEntry entry in names.Select(name => store.Catalog.Get(name)))
        {
            foreach (UnsupportedFile file in entry.NotSupported)
            {
                WriteVerbose($"{entry.Name} also has {file.Name}, which is not fetched: {file.Reason}");
            }
        }

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

    // A folder may be written relative to where the user stands, or on a drive of PowerShell's own.
    private string ResolveMirror(string mirror) =>
        mirror.Contains("://", StringComparison.Ordinal) ? mirror : ResolveTarget(mirror);
}
