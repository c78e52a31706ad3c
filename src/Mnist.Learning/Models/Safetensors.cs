using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Mnist.Learning.Models;

/// <summary>The safetensors format: a JSON header, then the numbers (https://github.com/huggingface/safetensors#format).</summary>
/// <remarks>
/// 8 bytes: the length of the header, little-endian. The header: type, shape and position of each tensor, and texts under
/// <c>__metadata__</c>. Then the data, little-endian, without gaps. Only 32-bit floats are supported.
/// </remarks>
internal static class Safetensors
{
    private const string MetadataName = "__metadata__";
    private const int LargestHeader = 1 << 20;

    /// <summary>Writes to a stream.</summary>
    public static void Write(Stream stream, IReadOnlyDictionary<string, string> metadata, IReadOnlyList<ModelTensor> tensors)
    {
        byte[] header = WriteHeader(metadata, tensors);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (ModelTensor tensor in tensors)
        {
            WriteFloats(stream, tensor.Values.Span);
        }
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <exception cref="DatasetFormatException">It is damaged, or of another format.</exception>
    public static (Dictionary<string, string> Metadata, Dictionary<string, ModelTensor> Tensors) Read(Stream stream, string path)
    {
        Stream file = stream.CanSeek ? stream : Buffer(stream, path);
        long rest = file.Length - file.Position;
        if (rest < 8 || rest > Array.MaxLength)
        {
            throw Invalid(path, "a safetensors file of 8 bytes to 2 GiB", FormattableString.Invariant($"{rest} bytes"), 0);
        }

        rest -= 8;

        byte[] lengthBytes = new byte[8];
        file.ReadExactly(lengthBytes);
        long length = BinaryPrimitives.ReadInt64LittleEndian(lengthBytes);
        if (length < 2 || length > Math.Min(LargestHeader, rest))
        {
            if (IsOnnx(lengthBytes))
            {
                throw Invalid(path, "a safetensors file", "an ONNX model, which only other programs can read", 0, "Use the .safetensors file of the same model.");
            }

            throw Invalid(path, "a safetensors file, which starts with the length of its header", $"'{Describe(lengthBytes)}'", 0);
        }

        byte[] header = new byte[length];
        file.ReadExactly(header);
        byte[] data = new byte[rest - length];
        file.ReadExactly(data);
        try
        {
            using JsonDocument document = JsonDocument.Parse(header);
            return ReadTensors(path, document.RootElement, data);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException || (e is FormatException && e is not DatasetFormatException))
        {
            throw Invalid(path, "a JSON header of tensors and texts", e.Message, innerException: e);
        }
    }

    // The first fields of ONNX are the version of its format and the name of the program that wrote it, or its graph.
    private static bool IsOnnx(ReadOnlySpan<byte> start) => start is [0x08, < 32, 0x12 or 0x3A, ..];

    // Text as it is, other bytes as numbers: "<!DOCTYP", "\x89PNG\x0D\x0A\x1A\x0A".
    private static string Describe(byte[] start) =>
        string.Concat(start.Select(value => value is >= 0x20 and < 0x7F ? $"{(char)value}" : $"\\x{value:X2}"));

    // Memory grows with what arrives.
    private static MemoryStream Buffer(Stream stream, string path)
    {
        var content = new MemoryStream();
        byte[] piece = new byte[1 << 16];
        for (int read; (read = stream.Read(piece)) > 0;)
        {
            if (content.Length + read > Array.MaxLength)
            {
                throw Invalid(path, "a safetensors file of 8 bytes to 2 GiB", FormattableString.Invariant($"more than {content.Length} bytes"), 0);
            }

            content.Write(piece, 0, read);
        }

        content.Position = 0;
        return content;
    }

    private static byte[] WriteHeader(IReadOnlyDictionary<string, string> metadata, IReadOnlyList<ModelTensor> tensors)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(MetadataName);
            foreach ((string key, string value) in metadata)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
            long at = 0;
            foreach (ModelTensor tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", "F32");
                json.WriteStartArray("shape");
                foreach (int size in tensor.Shape)
                {
                    json.WriteNumberValue(size);
                }

                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(at);
                json.WriteNumberValue(at += 4L * tensor.Values.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // Padded so that the data starts at a multiple of 8.
        byte[] header = buffer.ToArray();
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(header) + new string(' ', (8 - (header.Length % 8)) % 8));
    }

    /// <summary>Writes numbers, the lowest byte first.</summary>
    public static void WriteFloats(Stream stream, ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        Span<byte> bytes = stackalloc byte[4];
        foreach (float value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }

    private static (Dictionary<string, string> Metadata, Dictionary<string, ModelTensor> Tensors) ReadTensors(
        string path, JsonElement root, byte[] data)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var tensors = new Dictionary<string, ModelTensor>(StringComparer.Ordinal);
        long covered = 0;
        foreach (JsonProperty property in root.EnumerateObject())
        {
            if (property.Name == MetadataName)
            {
                foreach (JsonProperty text in property.Value.EnumerateObject())
                {
                    metadata[text.Name] = text.Value.GetString() ?? "";
                }

                continue;
            }

            ModelTensor tensor = ReadTensor(path, property.Name, property.Value, data);
            covered += 4L * tensor.Values.Length;
            if (!tensors.TryAdd(property.Name, tensor))
            {
                throw Invalid(path, "tensors with different names", $"two named '{property.Name}'");
            }
        }

        return covered == data.Length
            ? (metadata, tensors)
            : throw Invalid(
                path, FormattableString.Invariant($"{covered} bytes of numbers"), FormattableString.Invariant($"{data.Length}"));
    }

    private static ModelTensor ReadTensor(string path, string name, JsonElement entry, byte[] data)
    {
        string type = entry.GetProperty("dtype").GetString() ?? "";
        if (type != "F32")
        {
            throw Invalid(path, "numbers of type F32", $"'{name}' of type {type}");
        }

        int[] shape = [.. entry.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
        long[] offsets = [.. entry.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
        double count = shape.Aggregate(1.0, (product, size) => product * size);
        if (shape.Any(size => size < 0) || offsets.Length != 2 || offsets[0] < 0 || offsets[1] > data.Length || offsets[1] - offsets[0] != 4 * count)
        {
            throw Invalid(
                path,
                FormattableString.Invariant($"offsets within {data.Length} bytes that match the shape"),
                FormattableString.Invariant($"'{name}' of shape [{string.Join(", ", shape)}] at [{string.Join(", ", offsets)}]"));
        }

        float[] values = new float[(int)count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(data.AsSpan((int)offsets[0] + (4 * i), 4));
        }

        return new ModelTensor(name, shape, values);
    }

    /// <summary>Creates the exception. Most errors are in the header, which starts at offset 8.</summary>
    public static DatasetFormatException Invalid(
        string path, string expected, string actual, long? offset = 8, string? hint = null, Exception? innerException = null) =>
        new(path, expected, actual, offset, hint: hint, innerException: innerException, format: "Model");
}
