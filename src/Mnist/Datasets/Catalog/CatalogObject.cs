using System.Text.Json;

namespace Mnist.Datasets.Catalog;

/// <summary>A JSON object of a catalog. Get methods require a property, Find methods return a default. Properties that nothing reads are errors.</summary>
internal sealed class CatalogObject
{
    private readonly Dictionary<string, JsonElement> _properties = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _place;

    private CatalogObject(JsonElement element, string place)
    {
        _place = place;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            _properties[property.Name] = property.Value;
        }
    }

    /// <summary>Reads an object.</summary>
    /// <exception cref="JsonException">A property is missing, invalid or unknown. The message names it.</exception>
    public static T Read<T>(JsonElement element, string place, Func<CatalogObject, T> read)
    {
        var json = new CatalogObject(element, place);
        T value = read(json);
        return json._properties.Count == 0 ? value : throw new JsonException($"{place} has an unknown property '{json._properties.Keys.First()}'");
    }

    /// <summary>Returns a text that is not null.</summary>
    public static string TextOf(JsonElement element) => element.GetString() ?? throw new FormatException();

    public T Get<T>(string name, Func<JsonElement, T> read) =>
        _properties.ContainsKey(name) ? Find(name, read)! : throw new JsonException($"{_place} lacks the property '{name}'");

    public T? Find<T>(string name, Func<JsonElement, T> read) =>
        _properties.Remove(name, out JsonElement value) ? Convert(value, $"{_place}.{name}", read) : default;

    public string GetText(string name) => Get(name, TextOf);

    public string? FindText(string name) => Find(name, TextOf);

    public long? FindSize(string name) => Find<long?>(name, size => size.GetInt64());

    public IReadOnlyList<string> GetTexts(string name) => Get(name, list => TextsOf(list, name));

    public IReadOnlyList<string> FindTexts(string name) => Find(name, list => TextsOf(list, name)) ?? [];

    public IReadOnlyList<T> GetList<T>(string name, Func<CatalogObject, T> read) =>
        Get(name, list => list.EnumerateArray().Select((item, i) => Read(item, $"{_place}.{name}[{i}]", read)).ToArray());

    public IReadOnlyList<T> FindList<T>(string name, Func<CatalogObject, T> read) => _properties.ContainsKey(name) ? GetList(name, read) : [];

    public IReadOnlyDictionary<string, T> FindMap<T>(string name, Func<CatalogObject, T> read) => Find(
        name,
        map => map.EnumerateObject().ToDictionary(item => item.Name, item => Read(item.Value, $"{_place}.{name}.{item.Name}", read))) ?? [];

    private string[] TextsOf(JsonElement list, string name) =>
        [.. list.EnumerateArray().Select((item, i) => Convert(item, $"{_place}.{name}[{i}]", TextOf))];

    private static T Convert<T>(JsonElement value, string place, Func<JsonElement, T> read)
    {
        try
        {
            return read(value);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or ArgumentException)
        {
            string actual = value.ValueKind switch
            {
                JsonValueKind.Object => "an object",
                JsonValueKind.Array => "a list",
                _ => value.GetRawText() is { Length: <= 80 } text ? text : $"{value.GetRawText()[..80]}...",
            };
            throw new JsonException($"{place} cannot be {actual}", exception);
        }
    }
}
