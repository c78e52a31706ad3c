using System.Reflection;
using System.Text.Json;

namespace Mnist;

/// <summary>The datasets that this library knows.</summary>
public sealed class Catalog
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<Catalog> s_default = new(LoadEmbedded);

    private Catalog(IReadOnlyList<CatalogEntry> entries) => Entries = entries;

    /// <summary>The catalog that comes with the library.</summary>
    public static Catalog Default => s_default.Value;

    /// <summary>What is known, MNIST first.</summary>
    public IReadOnlyList<CatalogEntry> Entries { get; }

    /// <summary>An entry by its name, in any case.</summary>
    /// <exception cref="DatasetNotFoundException">There is none; the message names the nearest.</exception>
    public CatalogEntry this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            return Entries.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new DatasetNotFoundException(name, DescribeUnknown(name));
        }
    }

    /// <summary>The folder that a dataset is in, or null when it is not on this machine.</summary>
    /// <exception cref="DatasetNotFoundException">There is no dataset of that name.</exception>
    public string? Locate(string name) => this[name].Name == BundledData.Name ? BundledData.Folder : null;

    /// <summary>An entry and where it stands on this machine now.</summary>
    /// <exception cref="DatasetNotFoundException">There is no dataset of that name.</exception>
    public DatasetInfo Describe(string name) => new(this, this[name]);

    /// <summary>Opens a dataset that is on this machine.</summary>
    /// <exception cref="DatasetNotFoundException">There is no dataset of that name, or it is not here.</exception>
    /// <exception cref="DatasetFormatException">A file is damaged.</exception>
    public MnistDataset Open(string name)
    {
        CatalogEntry entry = this[name];
        string folder = Locate(name) ?? throw new DatasetNotFoundException(
            entry.Name, $"{entry.Name} is not on this machine. Fetch it from {entry.HomePage} and open its folder by path.");
        return DatasetFolder.Open(folder, new DatasetIdentity(entry.Name, entry.Categories, entry.LabelOffset));
    }

    private static Catalog LoadEmbedded()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("catalog.json")!;
        return new Catalog(JsonSerializer.Deserialize<Content>(stream, s_options)!.Datasets);
    }

    private string DescribeUnknown(string name)
    {
        string nearest = Entries.MinBy(entry => EditDistance.Between(entry.Name, name))!.Name;
        return $"There is no dataset '{name}'. Did you mean '{nearest}'? Known are {string.Join(", ", Entries.Select(entry => entry.Name))}.";
    }

    private sealed record Content(IReadOnlyList<CatalogEntry> Datasets);
}
