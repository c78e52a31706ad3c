namespace Mnist.Learning.Models;

/// <summary>The graph of an ONNX model: a chain of nodes.</summary>
/// <remarks>Field numbers are those of onnx.proto3 (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3).</remarks>
internal sealed class OnnxGraph
{
    private const int IrVersion = 7;
    private const int Opset = 13;
    private const int Float = 1;
    private const int Int64 = 7;

    private readonly List<Action<ProtobufWriter>> _nodes = [];
    private readonly List<Action<ProtobufWriter>> _tensors = [];

    /// <summary>The name of the output of the last node.</summary>
    public string Last { get; private set; } = "image";

    /// <summary>Adds a node after the last one.</summary>
    /// <param name="operation">An operator of ONNX.</param>
    /// <param name="output">The name of its output.</param>
    /// <param name="inputs">The names of additional inputs.</param>
    /// <param name="attributes">Numbers and lists of numbers.</param>
    public void Add(string operation, string output, string[]? inputs = null, params (string Name, object Value)[] attributes)
    {
        string[] all = [Last, .. inputs ?? []];
        _nodes.Add(node =>
        {
            foreach (string input in all)
            {
                node.Text(1, input);
            }

            node.Text(2, output);
            node.Text(3, output);
            node.Text(4, operation);
            foreach ((string name, object value) in attributes)
            {
                node.Message(5, attribute => WriteAttribute(attribute, name, value));
            }
        });
        Last = output;
    }

    /// <summary>Adds a tensor of floats.</summary>
    /// <returns>The name of the tensor.</returns>
    public string Tensor(string name, int[] shape, float[] values)
    {
        _tensors.Add(tensor => WriteTensor(tensor, name, shape, Float, writer => writer.Floats(9, values)));
        return name;
    }

    /// <summary>Adds a tensor of integers.</summary>
    /// <returns>The name of the tensor.</returns>
    public string Tensor(string name, long[] values)
    {
        byte[] bytes = new byte[8 * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8 * i), values[i]);
        }

        _tensors.Add(tensor => WriteTensor(tensor, name, [values.Length], Int64, writer => writer.Bytes(9, bytes)));
        return name;
    }

    /// <summary>Writes the model.</summary>
    /// <param name="stream">The target.</param>
    /// <param name="name">The name of the graph.</param>
    /// <param name="input">The shape of the input, without the number of samples.</param>
    /// <param name="outputs">The length of the output for each sample.</param>
    /// <param name="description">A text for readers of the model.</param>
    /// <param name="metadata">Texts about the model.</param>
    public void Write(Stream stream, string name, int[] input, int outputs, string description, IEnumerable<(string Key, string Value)> metadata)
    {
        using var model = new ProtobufWriter();
        model.Number(1, IrVersion);
        model.Text(2, "MnistPS");
        model.Text(6, description);
        model.Message(7, graph =>
        {
            _nodes.ForEach(node => graph.Message(1, node));
            graph.Text(2, name);
            _tensors.ForEach(tensor => graph.Message(5, tensor));
            graph.Text(10, description);
            graph.Message(11, value => WriteValue(value, "image", input));
            graph.Message(12, value => WriteValue(value, Last, [outputs]));
        });
        model.Message(8, opset =>
        {
            opset.Text(1, "");
            opset.Number(2, Opset);
        });
        foreach ((string key, string value) in metadata)
        {
            model.Message(14, entry =>
            {
                entry.Text(1, key);
                entry.Text(2, value);
            });
        }

        model.CopyTo(stream);
    }

    private static void WriteTensor(ProtobufWriter tensor, string name, int[] shape, int type, Action<ProtobufWriter> writeData)
    {
        foreach (int size in shape)
        {
            tensor.Number(1, size);
        }

        tensor.Number(2, type);
        tensor.Text(8, name);
        writeData(tensor);
    }

    private static void WriteAttribute(ProtobufWriter attribute, string name, object value)
    {
        attribute.Text(1, name);
        switch (value)
        {
            case float number:
                attribute.Single(2, number);
                attribute.Number(20, 1);
                break;
            case int number:
                attribute.Number(3, number);
                attribute.Number(20, 2);
                break;
            case int[] numbers:
                foreach (int number in numbers)
                {
                    attribute.Number(8, number);
                }

                attribute.Number(20, 7);
                break;
            default:
                throw new ArgumentException($"{value} cannot be an attribute of ONNX. Use a float, an int or an array of int.", nameof(value));
        }
    }

    private static void WriteValue(ProtobufWriter value, string name, int[] shape)
    {
        value.Text(1, name);
        value.Message(2, type => type.Message(1, tensor =>
        {
            tensor.Number(1, Float);
            tensor.Message(2, dimensions =>
            {
                dimensions.Message(1, dimension => dimension.Text(2, "samples"));
                foreach (int size in shape)
                {
                    dimensions.Message(1, dimension => dimension.Number(1, size));
                }
            });
        }));
    }
}
