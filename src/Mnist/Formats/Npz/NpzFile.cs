using Mnist.IO;
using Mnist.IO.Zip;

namespace Mnist.Formats.Npz;

/// <summary>A file of arrays: a .npz archive, or a .npy file with one array.</summary>
internal sealed class NpzFile : IDisposable
{
    private const string Extension = ".npy";
    private const int BufferLength = 1 << 17;
    private const int ShownAtMost = 12;

    private readonly RandomInput _file;
    private readonly ZipPlace _place;
    private readonly ZipDirectory? _directory;

    public NpzFile(SampleInput input)
    {
        _place = new ZipPlace(input.Path, NpzFormat.ErrorName);
        _file = input.OpenRandom();
        try
        {
            Span<byte> head = stackalloc byte[6];
            head = head[.._file.Read(head, 0)];
            if (head.StartsWith("PK"u8))
            {
                _directory = ZipDirectory.ReadFlat(_file, _place);
            }
            else if (!head.SequenceEqual(NpyHeader.Magic))
            {
                throw _place.Invalid(
                    "a ZIP file of arrays, or an array (93 'NUMPY')",
                    head.IsEmpty ? "an empty file" : Convert.ToHexString(head),
                    0,
                    head is [0x1F, 0x8B, ..] ? "Unpack it first with gunzip." : null);
            }
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>True if the file is one array without a name.</summary>
    public bool IsOneArray => _directory is null;

    /// <summary>The names of the arrays in an archive, without .npy.</summary>
    public IEnumerable<string> Names => _directory is null ? [] : _directory.Entries
        .Where(entry => entry.Name.EndsWith(Extension, StringComparison.Ordinal) && !entry.Name.Split('/').Any(Junk.IsName))
        .Select(entry => entry.Name[..^Extension.Length]);

    /// <summary>Opens an array. Several can be open at the same time.</summary>
    /// <param name="name">The name without .npy; null for the array of a .npy file.</param>
    public NpyArray Open(string? name)
    {
        if (_directory is null)
        {
            long length = _file.Length;
            return new NpyArray(new BufferedStream(new RegionStream(_file, 0, length), BufferLength), length, _place);
        }

        ZipEntry entry = _directory.Entries.First(entry => entry.Name == name + Extension);
        return new NpyArray(new BufferedStream(new ZipMemberStream(_file, entry, _place), BufferLength), entry.Length, _place with { Member = entry.Name });
    }

    /// <summary>Returns the shape of an array; null if its header cannot be read.</summary>
    public long[]? ShapeOf(string name)
    {
        try
        {
            using NpyArray array = Open(name);
            return array.Header.Shape;
        }
        catch (DatasetFormatException)
        {
            return null; // texts or objects, which are neither images nor labels
        }
    }

    /// <summary>Returns the number of items of an array, 0 if it has none.</summary>
    public long CountOf(string name) => ShapeOf(name) is [long count, ..] ? count : 0;

    /// <summary>Returns names and shapes of the arrays, for error messages.</summary>
    public string Describe()
    {
        string[] names = [.. Names];
        IEnumerable<string> shown = names.Take(ShownAtMost).Select(name => ShapeOf(name) is { } shape ? $"{name} {NpyHeader.TextOf(shape)}" : name);
        return names.Length == 0 ? "none" : string.Join(", ", shown) + (names.Length > ShownAtMost ? ", ..." : "");
    }

    public DatasetFormatException Invalid(string expected, string actual, string? hint = null) => _place.Invalid(expected, actual, offset: null, hint);

    public void Dispose() => _file.Dispose();
}
