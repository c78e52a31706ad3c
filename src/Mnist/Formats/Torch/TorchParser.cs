using System.Text;

namespace Mnist.Formats.Torch;

/// <summary>Reads the objects of a .t7 file, but only the positions of the elements of tensors.</summary>
/// <remarks>
/// A repeated object is the number of an earlier one. It is looked up and not followed, so cycles do no harm. Number and depth of
/// objects are limited: a table of two tensors has few.
/// </remarks>
internal sealed partial class TorchParser(TorchInput input, CancellationToken cancellationToken)
{
    private const int MaximumDepth = 64;
    private const int MaximumObjects = 100_000;
    private const int MaximumNameLength = 256;

    private readonly Dictionary<int, object?> _objects = [];
    private int _count;
    private int _depth;

    /// <summary>Reads one object: a double, string, tensor, storage, or table by its text keys. Returns null for others.</summary>
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
                "the type of an object, 0 to 8", FormattableString.Invariant($"{type}"), start, "Unpack a .t7.tgz or .t7.gz file first."),
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
        ReadObject(); // the referenced object
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

        _objects[index] = null; // not usable before it is read
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

    // Null if the text is too long for a name.
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
