using System.Globalization;
using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mnist.Learning.Layers;
using Mnist.Learning.Networks;
using Mnist.Learning.Training;

namespace Mnist.Learning.Models.Page;

/// <summary>Writes a model as a page to draw on: one file that recognizes drawings in any browser, without a network connection.</summary>
/// <remarks>
/// network.js runs the layers, preparation.js makes the picture that the network sees, page.js is what people use. The weights are base64 of
/// little-endian numbers, which is a third more than a .safetensors file. Those of the largest network are 358 million characters. Browsers
/// limit a text to 512 million.
/// </remarks>
internal static class DrawingPage
{
    // More names than this are not listed in the summary.
    private const int NamesInSummary = 12;

    private static readonly Lazy<string> s_page = new(() => Read("page.html"));
    private static readonly Lazy<string> s_style = new(() => Read("page.css"));
    private static readonly Lazy<string> s_script = new(() => string.Concat(Read("network.js"), Read("preparation.js"), Read("page.js")));

    public static void Write(Stream stream, MnistModel model)
    {
        // The names are at odd places, between the texts.
        string[] parts = s_page.Value.Split(["{{", "}}"], StringSplitOptions.None);
        for (int i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 1 && parts[i] == "weights")
            {
                WriteWeights(stream, model.Tensors);
                continue;
            }

            stream.Write(Encoding.UTF8.GetBytes(i % 2 == 0 ? parts[i] : Fill(parts[i], model)));
        }
    }

    private static string Fill(string name, MnistModel model) => name switch
    {
        // No request leaves the page, and no script or style runs but its own, whatever a name in the model contains.
        "policy" => $"default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; script-src {Hash(s_script.Value)}; style-src {Hash(s_style.Value)}",
        "title" => Escape(model.Recipe.Length > 0 ? $"Draw for {model.Recipe}" : "Draw for a network"),
        "summary" => Escape(Summary(model)),
        "style" => s_style.Value,
        "script" => s_script.Value,
        "rows" => Text(model.InputShape[0]),
        "columns" => Text(model.InputShape[1]),
        "categories" => string.Concat(model.Categories.Select(category =>
            $"<li><span dir=\"auto\">{Escape(category)}</span><span class=\"track\" aria-hidden=\"true\"><i></i></span><span class=\"percent\"></span></li>")),
        "facts" => string.Concat(Facts(model).Where(fact => fact.Value.Length > 0).Select(fact => $"<dt>{fact.Name}</dt><dd>{Escape(fact.Value)}</dd>")),
        "layers" => string.Concat(model.Layers.Select(layer =>
            $"<tr><th scope=\"row\"><code>{Escape(layer.Text)}</code></th><td>{string.Join(" x ", layer.OutputShape.Select(Text))}</td><td>{Number(layer.Parameters)}</td></tr>")),
        "version" => typeof(DrawingPage).Assembly.GetName().Version!.ToString(3),
        "model" => Encoding.UTF8.GetString(ToJson(model)),
        _ => throw new InvalidOperationException($"'{name}' in page.html has no value. Use one of the names in DrawingPage."),
    };

    private static string Summary(MnistModel model)
    {
        string names = string.Join(", ", model.Categories.Count <= NamesInSummary
            ? model.Categories
            : [.. model.Categories.Take(NamesInSummary - 2), "...", model.Categories[^1]]);
        string learned = model.Dataset.Length > 0 ? $"This network learned {model.Dataset}. " : "";
        return learned + FormattableString.Invariant($"Draw one of its {model.Categories.Count} categories: {names}.");
    }

    private static IEnumerable<(string Name, string Value)> Facts(MnistModel model) =>
    [
        ("Recipe", model.Recipe),
        ("Dataset", model.Dataset),
        ("Network", model.Network),
        ("Parameters", Number(model.Parameters)),
        ("Multiplications", Number(model.Layers.Sum(layer => layer.Operations))),
        ("Picture", FormattableString.Invariant($"{model.InputShape[0]} x {model.InputShape[1]} pixels, 0 (background) to 255 (ink)")),
        ("Categories", string.Join(", ", model.Categories)),
    ];

    // All letters but those of ASCII are escaped, and so is what would end a script element.
    private static byte[] ToJson(MnistModel model)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("rows", model.InputShape[0]);
            json.WriteNumber("columns", model.InputShape[1]);
            json.WriteStartArray("categories");
            foreach (string category in model.Categories)
            {
                json.WriteStringValue(category);
            }

            json.WriteEndArray();
            WritePreparation(json, model.Preparation);
            json.WriteStartArray("layers");
            foreach (Layer<float> layer in model.NetworkText.Connect(model.NetworkInput, model.Categories.Count))
            {
                WriteLayer(json, layer);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WritePreparation(Utf8JsonWriter json, FittedPreparation preparation)
    {
        json.WriteStartObject("preparation");
        json.WriteNumber("factor", preparation.Factor);
        json.WriteNumber("mean", preparation.Mean);
        json.WriteNumber("deviation", preparation.Deviation);
        json.WriteNumber("border", preparation.Border);
        json.WriteEndObject();
    }

    private static void WriteLayer(Utf8JsonWriter json, Layer<float> layer)
    {
        json.WriteStartObject();
        json.WriteString("kind", layer.Kind);
        WriteShape(json, "input", layer.Input);
        WriteShape(json, "output", layer.Output);
        if (layer is Convolution<float> convolution)
        {
            json.WriteNumber("size", convolution.Size);
            json.WriteNumber("before", convolution.IsSame ? (convolution.Size - 1) / 2 : 0);
        }
        else if (layer is MaxPooling<float> pooling)
        {
            json.WriteNumber("size", pooling.Size);
            json.WriteNumber("stride", pooling.Stride);
            json.WriteNumber("padding", pooling.Padding);
        }

        json.WriteEndObject();
    }

    private static void WriteShape(Utf8JsonWriter json, string name, Shape shape)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(shape.Rows);
        json.WriteNumberValue(shape.Columns);
        json.WriteNumberValue(shape.Channels);
        json.WriteEndArray();
    }

    private static void WriteWeights(Stream stream, IReadOnlyList<ModelTensor> tensors)
    {
        using var base64 = new CryptoStream(stream, new ToBase64Transform(), CryptoStreamMode.Write, leaveOpen: true);
        foreach (ModelTensor tensor in tensors)
        {
            Safetensors.WriteFloats(base64, tensor.Values.Span);
        }
    }

    // https://www.w3.org/TR/CSP3/#grammardef-hash-source
    private static string Hash(string content) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    // With the same line ends, wherever this was built.
    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
