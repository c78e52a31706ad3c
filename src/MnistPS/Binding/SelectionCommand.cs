using System.Management.Automation;
using Mnist;
using MnistPS.Completion;
using MnistPS.Errors;

namespace MnistPS.Binding;

/// <summary>A cmdlet that works on a dataset: one of the catalog by name, or any folder by path.</summary>
public abstract class SelectionCommand : MnistCommand
{
    /// <summary>The parameter set for datasets by name.</summary>
    protected const string NameSet = "Name";

    /// <summary>The parameter set for folders, with wildcards.</summary>
    protected const string PathSet = "Path";

    /// <summary>The parameter set for literal paths of folders.</summary>
    protected const string LiteralPathSet = "LiteralPath";

    /// <summary>The names of datasets in the catalog. The default is MNIST.</summary>
    [Parameter(ParameterSetName = NameSet, Position = 0)]
    [ArgumentCompleter(typeof(DatasetNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["MNIST"];

    /// <summary>Folders with IDX files, gzipped or not, with a dash or a dot in their names. Wildcards are allowed.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Folders with IDX files. Wildcards are not expanded.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Train or Test. The default is both.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public Split[]? Split { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => ParameterSetName switch
    {
        NameSet => string.Join(", ", Name),
        PathSet => string.Join(", ", Path),
        LiteralPathSet => string.Join(", ", LiteralPath),
        _ => null,
    };

    /// <summary>True if a dataset that cannot be read is an error, after which the command goes on with the next one.</summary>
    private protected virtual bool GoesOn => true;

    /// <summary>Works on each dataset that the parameters name.</summary>
    /// <param name="body">The work.</param>
    /// <param name="options">How to read them; null for the defaults.</param>
    private protected void ForEachDataset(Action<MnistDataset> body, OpenOptions? options = null)
    {
        if (ParameterSetName is not (PathSet or LiteralPathSet))
        {
            foreach (string name in Name)
            {
                Attempt(() => body(DatasetCache.Open(name, options)), name);
            }

            return;
        }

        bool isLiteral = ParameterSetName == LiteralPathSet;
        foreach (string given in isLiteral ? LiteralPath : Path)
        {
            IReadOnlyList<string> folders = [];
            Attempt(() => folders = ResolveExisting(given, isLiteral), given);
            foreach (string folder in folders)
            {
                Attempt(() => OpenFolder(folder, options).ToList().ForEach(body), given);
            }
        }
    }

    /// <summary>Opens the datasets of a folder.</summary>
    private protected static IReadOnlyList<MnistDataset> OpenFolder(string folder, OpenOptions? options = null)
    {
        try
        {
            return DatasetCache.OpenFolder(folder, options);
        }
        catch (DatasetNotFoundException) when (File.Exists(folder))
        {
            throw new MnistErrorException(ErrorRecords.FileForFolder(folder)) { IsOfInput = true };
        }
    }

    /// <summary>Returns the selected splits of a dataset, Train first.</summary>
    protected IEnumerable<SampleSet> SplitsOf(MnistDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return Split is null ? dataset.GetSampleSets() : [.. Split.Distinct().Order().Select(dataset.Get)];
    }

    /// <summary>Returns the selected splits of a set or dataset of the input.</summary>
    private protected SampleSet[] SplitsOf(ISampleSource source)
    {
        SampleSet[] sets = [.. source.GetSampleSets().Where(samples => Split.Takes(samples.Split))];
        return sets.Length > 0 || source is SampleSet ? sets : throw new MnistErrorException(ErrorRecords.SplitNotFound(source, Split)) { IsOfInput = true };
    }

    /// <inheritdoc/>
    private protected override bool GoesOnAfter(Exception exception) =>
        GoesOn && exception is (MnistErrorException { IsOfInput: true } or DatasetNotFoundException or DatasetFormatException or DirectoryNotFoundException);
}
