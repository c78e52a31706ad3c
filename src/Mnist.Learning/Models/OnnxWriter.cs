using Mnist.Learning.Layers;
using Mnist.Learning.Training;

namespace Mnist.Learning.Models;

/// <summary>Writes a complete model as ONNX: from pixel values as floats to probabilities.</summary>
/// <remarks>
/// Input <c>image</c>: samples x 1 x rows x columns, 0 (background) to 255 or to 1. Output <c>probabilities</c>: samples x categories. The graph
/// contains the preparation of pixels. ONNX has channels before rows and columns, so convolution weights are transposed, and the image
/// is transposed back before it is flattened.
/// </remarks>
internal static class OnnxWriter
{
    private static readonly int[] s_channelsLast = [0, 2, 3, 1];

    public static void Write(Stream stream, MnistModel model, InputRange range)
    {
        if (!Enum.IsDefined(range))
        {
            throw new ArgumentOutOfRangeException(nameof(range), range, $"The input range must be Bytes or Unit, not {range}.");
        }

        string largest = range == InputRange.Bytes ? "255" : "1";
        OnnxGraph graph = MakeGraph(model, range);
        graph.Write(
            stream,
            model.Recipe,
            [1, model.InputShape[0], model.InputShape[1]],
            model.Categories.Count,
            $"image: floats from 0 (background) to {largest} (ink), samples x 1 x {model.InputShape[0]} x {model.InputShape[1]}. probabilities: samples x {model.Categories.Count}.",
            [
                ("recipe", model.Recipe),
                ("network", model.Network),
                ("input_range", $"0 to {largest}"),
                ("categories", CategoryNames.ToJson(model.Categories).ToJsonString()),
                ("label_offset", ModelFile.Text(model.LabelOffset)),
            ]);
    }

    private static OnnxGraph MakeGraph(MnistModel model, InputRange range)
    {
        var graph = new OnnxGraph();
        AddPreparation(graph, model.Preparation, range == InputRange.Bytes ? 1 : byte.MaxValue);
        IReadOnlyList<Layer<float>> layers = model.NetworkText.Connect(model.NetworkInput, model.Categories.Count);
        Dictionary<string, ModelTensor> tensors = model.Tensors.ToDictionary(tensor => tensor.Name);
        foreach (Layer<float> layer in layers)
        {
            Add(graph, layer, [.. layer.Parameters.Select(parameter => tensors[parameter.Name])]);
        }

        graph.Add("Softmax", "probabilities", null, ("axis", 1));
        return graph;
    }

    private static void AddPreparation(OnnxGraph graph, FittedPreparation preparation, double unit)
    {
        int border = preparation.Border;
        if (border > 0)
        {
            graph.Add("Pad", "bordered", [graph.Tensor("border", [0, 0, border, border, 0, 0, border, border])]);
        }

        graph.Add("Mul", "scaled", [graph.Tensor("pixel_factor", [1], [(float)(unit * preparation.Factor / preparation.Deviation)])]);
        if (preparation.Mean != 0)
        {
            graph.Add("Sub", "centered", [graph.Tensor("pixel_mean", [1], [(float)(preparation.Mean / preparation.Deviation)])]);
        }
    }

    private static void Add(OnnxGraph graph, Layer<float> layer, ModelTensor[] tensors)
    {
        switch (layer)
        {
            case Convolution<float> convolution:
                int padding = convolution.IsSame ? convolution.Size - 1 : 0;
                int before = padding / 2, after = padding - before;
                graph.Add(
                    "Conv",
                    layer.Name,
                    [Turned(graph, tensors[0]), Plain(graph, tensors[1])],
                    ("kernel_shape", new[] { convolution.Size, convolution.Size }),
                    ("pads", new[] { before, before, after, after }));
                break;
            case MaxPooling<float> pooling:
                int border = pooling.Padding;
                graph.Add(
                    "MaxPool",
                    layer.Name,
                    null,
                    ("kernel_shape", new[] { pooling.Size, pooling.Size }),
                    ("strides", new[] { pooling.Stride, pooling.Stride }),
                    ("pads", new[] { border, border, border, border }));
                break;
            case BatchNormalization<float>:
                string[] statistics = [.. tensors.Select(tensor => Plain(graph, tensor))];
                graph.Add("BatchNormalization", layer.Name, statistics, ("epsilon", (float)BatchNormalization<float>.Epsilon));
                break;
            case Flatten<float>:
                graph.Add("Transpose", $"{layer.Name}.turned", null, ("perm", s_channelsLast));
                graph.Add("Flatten", layer.Name, null, ("axis", 1));
                break;
            case Dense<float>:
                // Transposed, because OpenCV 4 reads only such weights.
                graph.Add("Gemm", layer.Name, [Transposed(graph, tensors[0]), Plain(graph, tensors[1])], ("transB", 1));
                break;
            case Relu<float>:
                graph.Add("Relu", layer.Name);
                break;
            case Tanh<float>:
                graph.Add("Tanh", layer.Name);
                break;
            case Sigmoid<float>:
                graph.Add("Sigmoid", layer.Name);
                break;
            case Dropout<float>:
                break; // only in training
            default:
                throw new NotSupportedException($"A layer of the kind '{layer.Kind}' cannot be written as ONNX. Save the model as .safetensors.");
        }
    }

    private static string Plain(OnnxGraph graph, ModelTensor tensor) => graph.Tensor(tensor.Name, [.. tensor.Shape], tensor.Values.ToArray());

    private static string Transposed(OnnxGraph graph, ModelTensor tensor)
    {
        (int inputs, int outputs) = (tensor.Shape[0], tensor.Shape[1]);
        ReadOnlySpan<float> from = tensor.Values.Span;
        float[] to = new float[from.Length];
        for (int i = 0; i < to.Length; i++)
        {
            (int input, int output) = Math.DivRem(i, outputs);
            to[(output * inputs) + input] = from[i];
        }

        return graph.Tensor(tensor.Name, [outputs, inputs], to);
    }

    // From row, column, input channel, output channel to output channel, input channel, row, column.
    private static string Turned(OnnxGraph graph, ModelTensor tensor)
    {
        (int rows, int columns, int inputs, int outputs) = (tensor.Shape[0], tensor.Shape[1], tensor.Shape[2], tensor.Shape[3]);
        ReadOnlySpan<float> from = tensor.Values.Span;
        float[] to = new float[from.Length];
        for (int i = 0; i < to.Length; i++)
        {
            (int rest, int output) = Math.DivRem(i, outputs);
            (int place, int input) = Math.DivRem(rest, inputs);
            to[(((output * inputs) + input) * rows * columns) + place] = from[i];
        }

        return graph.Tensor(tensor.Name, [outputs, inputs, rows, columns], to);
    }
}
