using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Mnist.Datasets.Catalog;

namespace Mnist.Datasets;

/// <summary>The datasets that this library knows: its own, and those of the JSON file in <c>MNIST_CATALOG</c>.</summary>
public sealed class DatasetCatalog
{
    /// <summary>The environment variable that names a JSON file with your own entries.</summary>
    public const string PathVariable = "MNIST_CATALOG";

    private static readonly Lazy<DatasetCatalog> s_embedded = new(LoadEmbedded);
    private static volatile Extended? s_extended;

    private readonly Lazy<DigestIndex> _digests;

    private DatasetCatalog(IReadOnlyList<CatalogEntry> entries)
    {
        Entries = entries;
        _digests = new Lazy<DigestIndex>(() => new DigestIndex(entries));
    }

    /// <summary>The catalog of this library, followed by the entries of <c>MNIST_CATALOG</c>.</summary>
    /// <exception cref="CatalogException">The file in <c>MNIST_CATALOG</c> is invalid.</exception>
    public static DatasetCatalog Default =>
        Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } path ? Extend(Path.GetFullPath(path)) : s_embedded.Value;

    /// <summary>The entries, MNIST first.</summary>
    public IReadOnlyList<CatalogEntry> Entries { get; }

    /// <summary>Identifies files by their digests.</summary>
    internal DigestIndex Digests => _digests.Value;

    /// <summary>An entry by its name.</summary>
    /// <param name="name">In any case.</param>
    /// <exception cref="DatasetNotFoundException">There is none; the message names the nearest.</exception>
    public CatalogEntry Get(string name) => TryGet(name, out CatalogEntry? entry) ? entry : throw new DatasetNotFoundException(name, DescribeUnknown(name));

    /// <summary>An entry by its name, where there is one.</summary>
    /// <param name="name">In any case.</param>
    /// <param name="entry">Gets it.</param>
    public bool TryGet(string name, [NotNullWhen(true)] out CatalogEntry? entry)
    {
        ArgumentNullException.ThrowIfNull(name);
        entry = Entries.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return entry is not null;
    }

    /// <summary>Returns the catalog of this library with the entries of a JSON file added.</summary>
    /// <param name="path">The JSON file, in the form that docs/datasets.md describes.</param>
    /// <exception cref="CatalogException">The file is not JSON or incomplete, or a name is already used.</exception>
    public static DatasetCatalog Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using FileStream stream = File.OpenRead(path);
            IReadOnlyList<CatalogEntry> more = CatalogReader.Read(stream, path);
            IReadOnlyList<CatalogEntry> all = [.. s_embedded.Value.Entries, .. more];
            string? twice = all.GroupBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1)?.Key;
            return twice is null ? new DatasetCatalog(all) : throw new CatalogException(path, $"the name {twice} is already used");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CatalogException(path, exception.Message, exception);
        }
    }

    private static DatasetCatalog LoadEmbedded()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("catalog.json")!;
        return new DatasetCatalog(CatalogReader.Read(stream, "catalog.json"));
    }

    // Read again if the variable or the file has changed.
    private static DatasetCatalog Extend(string path)
    {
        DateTime changed = File.GetLastWriteTimeUtc(path);
        if (s_extended is not Extended known || known.Path != path || known.Changed != changed)
        {
            s_extended = known = new Extended(path, changed, Load(path));
        }

        return known.Catalog;
    }

    private string DescribeUnknown(string name)
    {
        string nearest = Entries.MinBy(entry => EditDistance.Between(entry.Name, name))!.Name;

        // With more changes, it is another name and not a slip of the fingers.
        string question = EditDistance.Between(nearest, name) <= Math.Max(2, nearest.Length / 3) ? $" Did you mean '{nearest}'?" : "";
        return $"There is no dataset '{name}'.{question} Use one of {string.Join(", ", Entries.Select(entry => entry.Name))}.";
    }

    private sealed record Extended(string Path, DateTime Changed, DatasetCatalog Catalog);
}
