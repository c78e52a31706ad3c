using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Mnist;

/// <summary>The datasets that this library knows: its own, and those of a JSON file that <c>MNIST_CATALOG</c> names.</summary>
public sealed class Catalog
{
    /// <summary>The environment variable that names a JSON file with entries of one's own.</summary>
    public const string PathVariable = "MNIST_CATALOG";

    private static readonly Lazy<Catalog> s_embedded = new(LoadEmbedded);
    private static volatile Extended? s_extended;

    private readonly Lazy<DigestIndex> _digests;

    private Catalog(IReadOnlyList<CatalogEntry> entries)
    {
        Entries = entries;
        _digests = new Lazy<DigestIndex>(() => new DigestIndex(entries));
    }

    /// <summary>The catalog of this library, with the entries of <c>MNIST_CATALOG</c> after its own.</summary>
    /// <exception cref="CatalogException">The file that <c>MNIST_CATALOG</c> names cannot be used.</exception>
    public static Catalog Default =>
        Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } path ? Extend(Path.GetFullPath(path)) : s_embedded.Value;

    /// <summary>What is known, MNIST first.</summary>
    public IReadOnlyList<CatalogEntry> Entries { get; }

    /// <summary>Tells whose bytes a digest belongs to.</summary>
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

    /// <summary>The catalog of this library, extended by a JSON file of the same form.</summary>
    /// <param name="path">See docs/datasets.md for what goes into it.</param>
    /// <exception cref="CatalogException">The file cannot be used: not JSON, incomplete, or a name that is taken.</exception>
    public static Catalog Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using FileStream stream = File.OpenRead(path);
            IReadOnlyList<CatalogEntry> more = CatalogReader.Read(stream, path);
            IReadOnlyList<CatalogEntry> all = [.. s_embedded.Value.Entries, .. more];
            string? twice = all.GroupBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1)?.Key;
            return twice is null ? new Catalog(all) : throw new CatalogException(path, $"the name {twice} is taken");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CatalogException(path, exception.Message, exception);
        }
    }

    private static Catalog LoadEmbedded()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("catalog.json")!;
        return new Catalog(CatalogReader.Read(stream, "catalog.json"));
    }

    // Read again when the variable or the file has changed.
    private static Catalog Extend(string path)
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
        return $"There is no dataset '{name}'. Did you mean '{nearest}'? Known are {string.Join(", ", Entries.Select(entry => entry.Name))}.";
    }

    private sealed record Extended(string Path, DateTime Changed, Catalog Catalog);
}
