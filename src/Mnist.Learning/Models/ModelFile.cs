using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mnist.Learning.Networks;
using Mnist.Learning.Training;

namespace Mnist.Learning.Models;

/// <summary>Models as safetensors files. The metadata holds the recipe, the categories and the preparation of pixels.</summary>
internal static class ModelFile
{
    private const string Format = "MnistPS model 1";

    /// <summary>Writes a model, with additional tensors and texts for a checkpoint.</summary>
    public static void Write(
        Stream stream,
        MnistModel model,
        IReadOnlyDictionary<string, string>? moreMetadata = null,
        IReadOnlyList<ModelTensor>? moreTensors = null)
    {
        FittedPreparation preparation = model.Preparation;
        var metadata = new Dictionary<string, string>
        {
            ["format"] = Format,
            ["recipe"] = model.Recipe,
            ["network"] = model.Network,
            ["layout"] = "pixels: row, column, channel; dense: input, output; convolution: row, column, input, output",
            ["rows"] = Text(model.InputShape[0]),
            ["columns"] = Text(model.InputShape[1]),
            ["categories"] = CategoryNames.ToJson(model.Categories).ToJsonString(),
            ["label_offset"] = Text(model.LabelOffset),
            ["dataset"] = model.Dataset,
            ["pixel_factor"] = Text(preparation.Factor),
            ["pixel_mean"] = Text(preparation.Mean),
            ["pixel_deviation"] = Text(preparation.Deviation),
            ["pixel_border"] = Text(preparation.Border),
        };
        foreach ((string key, string value) in moreMetadata ?? new Dictionary<string, string>())
        {
            metadata[key] = value;
        }

        Safetensors.Write(stream, metadata, [.. model.Tensors, .. moreTensors ?? []]);
    }

    /// <summary>Reads a model, or the model of a checkpoint.</summary>
    /// <exception cref="DatasetFormatException">The content is damaged, or not a model of MnistPS.</exception>
    public static (MnistModel Model, Dictionary<string, string> Metadata, Dictionary<string, ModelTensor> Tensors) Read(Stream stream, string path)
    {
        (Dictionary<string, string> metadata, Dictionary<string, ModelTensor> tensors) = Safetensors.Read(stream, path);
        string format = metadata.GetValueOrDefault("format", "nothing");
        if (format != Format)
        {
            throw Safetensors.Invalid(path, $"the format '{Format}' in the metadata", $"'{format}'");
        }

        NetworkText network = Network(path, metadata.GetValueOrDefault("network", ""));
        int rows = Whole(path, metadata, "rows", 1, 256);
        int columns = Whole(path, metadata, "columns", 1, 256);
        string[] categories = Names(path, metadata);
        var preparation = new FittedPreparation(
            Number(path, metadata, "pixel_factor"),
            Number(path, metadata, "pixel_mean"),
            Number(path, metadata, "pixel_deviation") is var deviation && deviation > 0
                ? deviation
                : throw Safetensors.Invalid(path, "a pixel_deviation above 0", Text(deviation)),
            Whole(path, metadata, "pixel_border", 0, FittedPreparation.LargestBorder));
        if (preparation.Factor == 0 || !preparation.IsFinite)
        {
            throw Safetensors.Invalid(
                path,
                "a pixel_factor, pixel_mean and pixel_deviation that give finite numbers",
                FormattableString.Invariant($"{preparation.Factor}, {preparation.Mean} and {preparation.Deviation}"));
        }

        var input = new Shape(rows + (2 * preparation.Border), columns + (2 * preparation.Border), 1);
        ModelTensor[] ordered = Match(path, network, input, categories.Length, tensors);
        var model = new MnistModel(metadata.GetValueOrDefault("recipe", ""), network, preparation, (rows, columns), categories, Whole(path, metadata, "label_offset", 0, 255), ordered, metadata.GetValueOrDefault("dataset", ""));
        return (model, metadata, tensors);
    }

    public static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>Returns an integer from the metadata.</summary>
    public static int Whole(string path, Dictionary<string, string> metadata, string name, int least, int most)
    {
        string text = metadata.GetValueOrDefault(name, "nothing");
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most
            ? value
            : throw Safetensors.Invalid(path, FormattableString.Invariant($"{name} from {least} to {most} in the metadata"), $"'{text}'");
    }

    private static double Number(string path, Dictionary<string, string> metadata, string name)
    {
        string text = metadata.GetValueOrDefault(name, "nothing");
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw Safetensors.Invalid(path, $"a finite number as {name} in the metadata", $"'{text}'");
    }

    private static string[] Names(string path, Dictionary<string, string> metadata)
    {
        string text = metadata.GetValueOrDefault("categories", "nothing");
        try
        {
            if (CategoryNames.FromJson(JsonNode.Parse(text)) is string[] names)
            {
                return names;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The error below reports it.
        }

        throw Safetensors.Invalid(path, "1 to 256 names as categories in the metadata", $"'{(text.Length > 80 ? text[..80] : text)}'");
    }

    private static NetworkText Network(string path, string text)
    {
        try
        {
            return NetworkText.Parse(text);
        }
        catch (TextException exception)
        {
            throw Safetensors.Invalid(path, "a network in the metadata", $"'{(text.Length > 80 ? text[..80] : text)}'", hint: exception.Problem, innerException: exception);
        }
    }

    // The tensors in the order of the network, compared with its text before memory is allocated.
    private static ModelTensor[] Match(string path, NetworkText network, Shape input, int categories, Dictionary<string, ModelTensor> tensors)
    {
        try
        {
            return
            [
                .. network.Connect(input, categories)
                    .SelectMany(layer => layer.Parameters)
                    .Select(parameter => Match(path, parameter, tensors)),
            ];
        }
        catch (TextException exception)
        {
            throw Safetensors.Invalid(path, "a network that fits the images", $"'{network}' for {input}", hint: exception.Problem, innerException: exception);
        }
    }

    private static ModelTensor Match(string path, Parameter<float> parameter, Dictionary<string, ModelTensor> tensors)
    {
        string expected = $"'{parameter.Name}' of shape [{string.Join(", ", parameter.Shape)}]";
        if (!tensors.TryGetValue(parameter.Name, out ModelTensor? tensor))
        {
            throw Safetensors.Invalid(path, expected, "no such tensor");
        }

        if (!tensor.Shape.SequenceEqual(parameter.Shape))
        {
            throw Safetensors.Invalid(path, expected, $"shape [{string.Join(", ", tensor.Shape)}]");
        }

        ReadOnlySpan<float> values = tensor.Values.Span;
        float least = parameter.Name.EndsWith(".variance", StringComparison.Ordinal) ? 0 : float.MinValue;
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]) || values[i] < least)
            {
                throw Safetensors.Invalid(
                    path, $"finite numbers{(least == 0 ? " of 0 or more" : "")} in '{parameter.Name}'", FormattableString.Invariant($"{values[i]} at index {i}"));
            }
        }

        return tensor;
    }
}
