using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mnist.Formats.Parquet;

/// <summary>The features of a dataset in its Parquet files, in the key <c>huggingface</c> of their metadata.</summary>
internal static class HuggingFaceFeatures
{
    private const int MaximumLength = 1 << 20;
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the features: an image, and a label with names.</summary>
    /// <param name="identity">The dataset.</param>
    /// <param name="lastLabel">The highest label. It gets a name even if the dataset has none for it.</param>
    public static string Write(DatasetIdentity identity, int lastLabel)
    {
        // The names start at label 0. The name of a label without a category is its number.
        int last = Math.Max(lastLabel, identity.LabelOffset + identity.Categories.Count - 1);
        JsonArray names = CategoryNames.ToJson(Enumerable.Range(0, Math.Min(last, byte.MaxValue) + 1).Select(label => identity.CategoryOf(label)));
        var features = new JsonObject
        {
            ["image"] = new JsonObject { ["_type"] = "Image" },
            ["label"] = new JsonObject { ["names"] = names, ["_type"] = "ClassLabel" },
        };
        return new JsonObject { ["info"] = new JsonObject { ["features"] = features } }.ToJsonString(s_options);
    }

    /// <summary>Reads the names of the labels. Returns null if there are none.</summary>
    /// <exception cref="DatasetFormatException">The text is not JSON.</exception>
    public static IReadOnlyList<string>? ReadNames(string? features, string? column, string path)
    {
        if (features is null || column is null || features.Length > MaximumLength)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(features) is JsonObject root
                && root["info"] is JsonObject info
                && info["features"] is JsonObject columns
                && columns[column] is JsonObject label
                ? CategoryNames.FromJson(label["names"])
                : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // ArgumentException: a name occurs twice in an object. InvalidOperationException: a text is not Unicode.
            throw ParquetFormat.Invalid(path, "JSON in the metadata 'huggingface'", "other text", innerException: exception);
        }
    }
}
