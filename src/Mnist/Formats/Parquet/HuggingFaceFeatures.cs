using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mnist;

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
        var names = new JsonArray();
        for (int label = 0; label <= Math.Min(last, byte.MaxValue); label++)
        {
            names.Add(identity.CategoryOf(label));
        }

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
                && label["names"] is JsonArray { Count: > 0 and <= 256 } names
                && names.All(name => name?.GetValueKind() == JsonValueKind.String)
                ? [.. names.Select(name => name!.GetValue<string>())]
                : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // An argument, where a name stands twice in an object.
            throw HuggingFaceParquet.Invalid(path, "JSON in the metadata 'huggingface'", "other text", innerException: exception);
        }
    }
}
