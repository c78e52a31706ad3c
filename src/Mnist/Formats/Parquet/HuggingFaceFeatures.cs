using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mnist.Formats.Parquet;

/// <summary>The features of a dataset as its Parquet files carry them, in the key <c>huggingface</c> of their metadata.</summary>
internal static class HuggingFaceFeatures
{
    private const int MaximumLength = 1 << 20;
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the features: an image, and a label whose numbers have names.</summary>
    /// <param name="identity">The dataset.</param>
    /// <param name="lastLabel">The highest label that occurs; it gets a name even if the dataset has none for it.</param>
    public static string Write(DatasetIdentity identity, int lastLabel)
    {
        // Names count from 0 there: a label that no category has is named by its number.
        int last = Math.Max(lastLabel, identity.LabelOffset + identity.Categories.Count - 1);
        JsonArray names = CategoryNames.ToJson(Enumerable.Range(0, Math.Min(last, byte.MaxValue) + 1).Select(label => identity.CategoryOf(label)));
        var features = new JsonObject
        {
            ["image"] = new JsonObject { ["_type"] = "Image" },
            ["label"] = new JsonObject { ["names"] = names, ["_type"] = "ClassLabel" },
        };
        return new JsonObject { ["info"] = new JsonObject { ["features"] = features } }.ToJsonString(s_options);
    }

    /// <summary>The names of the labels, or null where there are none.</summary>
    /// <exception cref="DatasetFormatException">The text is not JSON.</exception>
    public static IReadOnlyList<string>? ReadNames(string? features, string path)
    {
        if (features is null || features.Length > MaximumLength)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(features) is JsonObject root
                && root["info"] is JsonObject info
                && info["features"] is JsonObject columns
                && columns["label"] is JsonObject label
                ? CategoryNames.FromJson(label["names"])
                : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // An argument, where a name stands twice in an object; an operation, where a text is not Unicode.
            throw ParquetFormat.Invalid(path, "JSON in the metadata 'huggingface'", "other text", innerException: exception);
        }
    }
}
