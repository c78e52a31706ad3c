using System.Management.Automation;
using Mnist;
using MnistPS.Completion;

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

    /// <summary>The name of a dataset in the catalog. The default is MNIST.</summary>
    [Parameter(ParameterSetName = NameSet, Position = 0)]
    [ArgumentCompleter(typeof(DatasetNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "MNIST";

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
    public Split? Split { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => ParameterSetName switch
    {
        NameSet => Name,
        PathSet => string.Join(", ", Path),
        LiteralPathSet => string.Join(", ", LiteralPath),
        _ => null,
    };

    /// <summary>The datasets that the parameters name.</summary>
    /// <param name="options">How to read them; null for the defaults.</param>
    protected IEnumerable<MnistDataset> OpenDatasets(OpenOptions? options = null) => ParameterSetName switch
    {
        PathSet => Path.SelectMany(path => ResolveExisting(path, isLiteral: false)).SelectMany(path => DatasetCache.OpenFolder(path, options)),
        LiteralPathSet => LiteralPath.SelectMany(path => ResolveExisting(path, isLiteral: true)).SelectMany(path => DatasetCache.OpenFolder(path, options)),
        _ => [DatasetCache.Open(Name, options)],
    };

    /// <summary>Returns the selected splits of a dataset, Train first.</summary>
    protected IEnumerable<SampleSet> SplitsOf(MnistDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return Split is null ? dataset.GetSampleSets() : [dataset.Get(Split.Value)];
    }
}
