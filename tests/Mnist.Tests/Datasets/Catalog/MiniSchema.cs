using System.Text.Json;
using System.Text.RegularExpressions;

namespace Mnist.Tests.Datasets.Catalog;

/// <summary>As much of JSON Schema as the catalog's schema uses; a keyword that it does not know is a failure, not a pass.</summary>
internal sealed class MiniSchema(JsonElement root)
{
    /// <summary>What is wrong with a document, with the place of each fault; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate(JsonElement document) => [.. Validate(root, document, "$")];

    private IEnumerable<string> Validate(JsonElement schema, JsonElement value, string place) =>
        schema.EnumerateObject().SelectMany(keyword => Check(keyword.Name, keyword.Value, schema, value, place));

    private IEnumerable<string> Check(string keyword, JsonElement rule, JsonElement schema, JsonElement value, string place)
    {
        IEnumerable<string> Unless(bool holds) => holds ? [] : [$"{place}: {keyword} {rule}"];
        switch (keyword)
        {
            case "$schema" or "$defs" or "title" or "description":
                return [];
            case "format":
                return Unless(rule.GetString() == "uri" && Uri.IsWellFormedUriString(value.GetString(), UriKind.Absolute));
            case "$ref":
                return Validate(root.GetProperty("$defs").GetProperty(rule.GetString()!["#/$defs/".Length..]), value, place);
            case "type":
                return Unless(rule.GetString() switch
                {
                    "object" => value.ValueKind == JsonValueKind.Object,
                    "array" => value.ValueKind == JsonValueKind.Array,
                    "string" => value.ValueKind == JsonValueKind.String,
                    "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
                    "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
                    _ => false,
                });
            case "required":
                return rule.EnumerateArray().SelectMany(name => Unless(value.TryGetProperty(name.GetString()!, out _)));
            case "properties":
                return rule.EnumerateObject().SelectMany(property => value.TryGetProperty(property.Name, out JsonElement item)
                    ? Validate(property.Value, item, $"{place}.{property.Name}")
                    : []);
            case "additionalProperties" when rule.ValueKind == JsonValueKind.False:
                return value.EnumerateObject().SelectMany(property => Unless(schema.GetProperty("properties").TryGetProperty(property.Name, out _)));
            case "additionalProperties":
                return value.EnumerateObject().SelectMany(property => Validate(rule, property.Value, $"{place}.{property.Name}"));
            case "items":
                return value.EnumerateArray().SelectMany((item, i) => Validate(rule, item, $"{place}[{i}]"));
            case "minItems":
                return Unless(value.GetArrayLength() >= rule.GetInt32());
            case "maxItems":
                return Unless(value.GetArrayLength() <= rule.GetInt32());
            case "uniqueItems":
                return Unless(value.EnumerateArray().Select(item => item.ToString()).Distinct().Count() == value.GetArrayLength());
            case "enum":
                return Unless(rule.EnumerateArray().Any(item => JsonElement.DeepEquals(item, value)));
            case "pattern":
                return Unless(Regex.IsMatch(value.GetString()!, rule.GetString()!, RegexOptions.CultureInvariant));
            case "minimum":
                return Unless(value.GetInt64() >= rule.GetInt64());
            case "maximum":
                return Unless(value.GetInt64() <= rule.GetInt64());
            case "oneOf":
                return Unless(rule.EnumerateArray().Count(option => !Validate(option, value, place).Any()) == 1);
            default:
                return [$"{place}: the keyword {keyword} is not known"];
        }
    }
}
