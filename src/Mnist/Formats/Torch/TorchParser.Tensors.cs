namespace Mnist.Formats.Torch;

internal sealed partial class TorchParser
{
    private const int MaximumDimensions = 16;

    private object ReadClass()
    {
        long start = input.Position;
        string? name = ReadText();
        if (name is not null && name.StartsWith("V ", StringComparison.Ordinal))
        {
            name = ReadText(); // older files have no version, only the name
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
        int size = isRaw ? input.SizeOf(type) : 2; // as text, a digit and a separator
        if (count < 0 || count > (input.Remaining + 1) / size)
        {
            throw input.Invalid(
                FormattableString.Invariant($"a storage that fits in the {input.Remaining} bytes that are left"),
                FormattableString.Invariant($"one of {count} elements"),
                start,
                "The file may be incomplete. Copy it again.");
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
                if (i % 4096 == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }

                input.ReadElement(type);
            }
        }

        if (count > 0)
        {
            input.EndWrite();
        }

        return storage;
    }
}

/// <summary>The elements of a storage in a .t7 file.</summary>
/// <param name="ElementType">The type of the elements.</param>
/// <param name="Count">The number of elements.</param>
/// <param name="Offset">The position of the first element in the file in bytes.</param>
internal sealed record TorchStorage(TorchElementType ElementType, long Count, long Offset);

/// <summary>A tensor of a .t7 file: consecutive elements of a storage.</summary>
/// <param name="Sizes">The sizes; none for a tensor without elements.</param>
/// <param name="First">The position of the first element in the storage, from 0.</param>
/// <param name="Storage">The storage; null for a tensor without elements.</param>
/// <param name="Offset">The position of the tensor in the file in bytes.</param>
internal sealed record TorchTensor(long[] Sizes, long First, TorchStorage? Storage, long Offset)
{
    /// <summary>For example <c>60000 x 1 x 32 x 32</c>.</summary>
    public string Shape => Sizes.Length == 0 ? "no elements" : string.Join(" x ", Sizes.Select(size => FormattableString.Invariant($"{size}")));
}
