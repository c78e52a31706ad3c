using System.Text;

namespace Mnist;

/// <summary>Reads the objects of a .t7 file; of tensors only where their elements are.</summary>
/// <remarks>
/// Objects that come again are numbers of those before, and are looked up, never followed, so that circles do no harm. How many
/// objects there are and how deep they nest is bounded: a table of two tensors has few.
/// </remarks>
internal sealed class TorchParser(TorchInput input)
{
    private const int MaximumDepth = 64;
    private const int MaximumObjects = 100_000;
    private const int MaximumDimensions = 16;
    private const int MaximumNameLength = 256;

    private readonly Dictionary<int, object?> _objects = [];
    private int _count;
    private int _depth;

    /// <summary>Reads one object: a double, string, table by its text keys, tensor or storage; null for all else.</summary>
    public object? ReadObject()
    {
        long start = input.Position;
        if (++_count > MaximumObjects || ++_depth > MaximumDepth)
        {
            throw input.Invalid($"at most {MaximumObjects} objects, {MaximumDepth} deep", "more", start);
        }

        int type = input.ReadInt();
        object? value = type switch
        {
            TorchFormat.Nil => null,
            TorchFormat.Number => ReadNumber(),
            TorchFormat.Text => ReadText(),
            TorchFormat.Boolean => ReadBoolean(),
            TorchFormat.Function => ReadFunction(),
            TorchFormat.Table or TorchFormat.Object or TorchFormat.LegacyRecursiveFunction or TorchFormat.RecursiveFunction =>
                ReadReferenced(type),
            _ => throw input.Invalid(
                "the type of an object, 0 to 8", FormattableString.Invariant($"{type}"), start, "A .t7.tgz or .t7.gz must be unpacked first."),
        };
        _depth--;
        return value;
    }

    private double ReadNumber()
    {
        double value = input.ReadElement(TorchElementType.Double);
        input.EndWrite();
        return value;
    }

    private object? ReadBoolean()
    {
        input.ReadInt();
        return null;
    }

    private object? ReadFunction()
    {
        ReadText();
        ReadObject(); // what it refers to
        return null;
    }

    private object? ReadReferenced(int type)
    {
        int index = input.ReadInt();
        if (_objects.TryGetValue(index, out object? known))
        {
            return known;
        }

        if (type == TorchFormat.Table)
        {
            return ReadTable(index);
        }

        _objects[index] = null; // of no use before it is read
        return _objects[index] = type == TorchFormat.Object ? ReadClass() : ReadFunction();
    }

    private Dictionary<string, object?> ReadTable(int index)
    {
        var table = new Dictionary<string, object?>(StringComparer.Ordinal);
        _objects[index] = table;
        long start = input.Position;
        int count = input.ReadInt();
        if (count < 0 || count > input.Remaining)
        {
            throw input.Invalid("the number of entries of a table", FormattableString.Invariant($"{count}"), start);
        }

        for (int i = 0; i < count; i++)
        {
            object? key = ReadObject();
            object? value = ReadObject();
            if (key is string name)
            {
                table[name] = value;
            }
        }

        return table;
    }

    private object ReadClass()
    {
        long start = input.Position;
        string? name = ReadText();
        if (name is not null && name.StartsWith("V ", StringComparison.Ordinal))
        {
            name = ReadText(); // files from before versions start with the name
        }

        if (name is not null && name.StartsWith("torch.", StringComparison.Ordinal))
        {
            if (name.EndsWith("Tensor", StringComparison.Ordinal) && TypeOf(name["torch.".Length..^"Tensor".Length]) is { } tensor)
            {
                return ReadTensor(tensor, start);
            }

            if (name.EndsWith("Storage", StringComparison.Ordinal) && TypeOf(name["torch.".Length..^"Storage".Length]) is { } storage)
            {
                return ReadStorage(storage);
            }
        }

        throw input.Invalid("a tensor or storage of Torch", $"an object of the class {name ?? "(of a long name)"}", start);
    }

    private static TorchElementType? TypeOf(string name) =>
        Enum.TryParse(name, out TorchElementType type) && type.ToString() == name ? type : null;

    private TorchTensor ReadTensor(TorchElementType type, long start)
    {
        int dimensions = input.ReadInt();
        if (dimensions is < 0 or > MaximumDimensions)
        {
            throw input.Invalid($"a tensor of at most {MaximumDimensions} dimensions", FormattableString.Invariant($"{dimensions}"), start);
        }

        long[] sizes = input.ReadLongs(dimensions);
        long[] strides = input.ReadLongs(dimensions);
        long first = input.ReadLongs(1)[0] - 1;
        object? value = ReadObject();
        if (value is not (null or TorchStorage) || (value is null) != (dimensions == 0) || (value is TorchStorage other && other.ElementType != type))
        {
            throw input.Invalid($"a {type} tensor with a storage of its type", value is null ? "none" : "another", start);
        }

        var tensor = new TorchTensor(sizes, first, value as TorchStorage, start);
        if (tensor.Storage is not null)
        {
            CheckShape(tensor, strides);
        }

        return tensor;
    }

    private void CheckShape(TorchTensor tensor, long[] strides)
    {
        long available = tensor.Storage!.Count;
        long count = 1;
        for (int i = strides.Length - 1; i >= 0; i--)
        {
            long size = tensor.Sizes[i];
            if (size < 1 || size > available / count || (size > 1 && strides[i] != count))
            {
                throw input.Invalid(
                    FormattableString.Invariant($"a tensor whose elements lie one after another, in a storage of {available}"),
                    FormattableString.Invariant($"{tensor.Shape}, strides {string.Join(", ", strides)}"),
                    tensor.Offset,
                    "Call :contiguous() on it before saving.");
            }

            count *= size;
        }

        if (tensor.First < 0 || tensor.First > available - count)
        {
            throw input.Invalid(
                FormattableString.Invariant($"{count} elements in a storage of {available}"),
                FormattableString.Invariant($"a tensor that starts at element {tensor.First + 1}"),
                tensor.Offset);
        }
    }

    private TorchStorage ReadStorage(TorchElementType type)
    {
        long start = input.Position;
        long count = input.ReadLongs(1)[0];
        bool isRaw = input.IsBinary || type is TorchElementType.Byte or TorchElementType.Char;
        int size = isRaw ? input.SizeOf(type) : 2; // as text, a digit and what parts it from the next
        if (count < 0 || count > (input.Remaining + 1) / size)
        {
            throw input.Invalid(
                FormattableString.Invariant($"a storage that fits in the {input.Remaining} bytes that are left"),
                FormattableString.Invariant($"one of {count} elements"),
                start,
                "Was the file cut?");
        }

        var storage = new TorchStorage(type, count, input.Position);
        if (isRaw)
        {
            if (count > input.Remaining / size)
            {
                throw input.Invalid(FormattableString.Invariant($"{count * size} bytes"), FormattableString.Invariant($"{input.Remaining}"), storage.Offset);
            }

            input.Position += count * size;
        }
        else
        {
            for (long i = 0; i < count; i++)
            {
                input.ReadElement(type);
            }
        }

        if (count > 0)
        {
            input.EndWrite();
        }

        return storage;
    }

    // Null for what is longer than any name.
    private string? ReadText()
    {
        long start = input.Position;
        int length = input.ReadInt();
        if (length < 0 || length > input.Remaining)
        {
            throw input.Invalid(
                FormattableString.Invariant($"a text within the {input.Remaining} bytes that are left"), FormattableString.Invariant($"{length} bytes"), start);
        }

        string? text = null;
        if (length <= MaximumNameLength)
        {
            Span<byte> bytes = stackalloc byte[length];
            input.ReadBytes(bytes);
            text = Encoding.Latin1.GetString(bytes);
        }
        else
        {
            input.Position += length;
        }

        if (length > 0)
        {
            input.EndWrite();
        }

        return text;
    }
}
