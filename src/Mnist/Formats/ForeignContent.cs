using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Mnist.Formats;

/// <summary>A kind of file that is told by its first bytes, and what to do with it where another one is expected.</summary>
/// <param name="Kind">What the file is.</param>
/// <param name="Advice">What to do, in sentences.</param>
/// <param name="Format">The name of the format that reads it; null if none does.</param>
internal sealed record ForeignContent(string Kind, string Advice, string? Format = null)
{
    /// <summary>The number of first bytes that decide.</summary>
    public const int HeadLength = 4096;

    private const string Unpack = "Unpack it first";
    private const string Again = "Download the file again";

    private delegate bool HeadTest(ReadOnlySpan<byte> head);

    /// <summary>All kinds, one in a row. The first one that fits counts.</summary>
    private static readonly (HeadTest IsKind, ForeignContent Content)[] s_kinds =
    [
        (head => head.StartsWith("version https://git-lfs"u8), new("a pointer of Git LFS, not the file itself", "Run 'git lfs pull' in the repository.")),
        (head => StartsAs(head, "<!doctype html") || StartsAs(head, "<html") || StartsAs(head, "<head") || StartsAs(head, "<!--"), new("a web page", $"{Again}: it may be an error page, or the page of a link.")),
        (head => StartsAs(head, "<?xml") || StartsAs(head, "<error"), new("an XML document", $"{Again}: it may be an error message of the server.")),
        (head => IsJson(head), new("a JSON document", $"{Again} if it is an error message of the server. ConvertFrom-Json reads other documents.")),
        (head => StartsAs(head, "@relation") || (StartsAs(head, "%") && Contains(head, "@relation")), new("a file of Weka (ARFF)", "Save it as CSV.")),
        (head => head is [0x80, >= 2 and <= 5, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, ..], Torch("a file of torch.save")),
        (head => head is [0x80, >= 2 and <= 5, ..] || IsOldPickle(head), new("a pickle of Python", "Only Python can read it safely. In Python, save its arrays with numpy.savez, and use Import-MnistNpz.")),
        (head => head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8), new("a ZIP file", "Expand it first with Expand-Archive.", "Npz")),
        (head => head.StartsWith("BZh"u8), new("a file of bzip2", $"{Unpack} with bunzip2.")),
        (head => head is [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, ..], new("a file of xz", $"{Unpack} with unxz.")),
        (head => head is [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, ..], new("a file of 7-Zip", $"{Unpack} with 7z x.")),
        (head => head is [0x28, 0xB5, 0x2F, 0xFD, ..], new("a file of Zstandard", $"{Unpack} with unzstd.")),
        (head => head is [0x04, 0x22, 0x4D, 0x18, ..], new("a file of LZ4", $"{Unpack} with unlz4.")),
        (head => head.StartsWith("Rar!\u001A\u0007"u8), new("a RAR file", $"{Unpack} with unrar x.")),
        (head => head is [0x1F, 0x9D, ..], new("a file of compress (.Z)", $"{Unpack} with uncompress.")),
        (head => head is [0x1F, 0x8B, ..], new("a file of gzip", $"{Unpack} with gunzip.")),
        (head => head.Length > 262 && head[257..].StartsWith("ustar"u8), new("a tar archive", $"{Unpack} with tar -xf.")),
        (head => head.StartsWith("MATLAB 5.0 MAT-file"u8), Matlab("a file of MATLAB (version 5)", "scipy.io.loadmat")),
        (head => head.StartsWith("MATLAB 7.3 MAT-file"u8), Matlab("a file of MATLAB (version 7.3, HDF5)", "h5py.File")),
        (head => IsMatlab4(head), Matlab("a file of MATLAB (version 4)", "scipy.io.loadmat")),
        (head => head is [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A, ..], Matlab("an HDF5 file", "h5py.File")),
        (head => IsSafetensors(head), new("a model (safetensors)", "Use Import-MnistModel.")),
        (head => IsOnnx(head), new("a model (ONNX)", "It has no samples. Use the file of the samples.")),
        (head => head.StartsWith("PAR1"u8), new("a Parquet file", "Use Import-MnistParquet.", "Parquet")),
        (head => head.StartsWith("ARROW1"u8) || head.StartsWith("FEA1"u8), new("an Arrow file (Feather)", "Save it as Parquet, and use Import-MnistParquet.")),
        (head => head.StartsWith("ORC\n"u8) || head is [(byte)'O', (byte)'R', (byte)'C', < 0x09, ..], new("a file of ORC", "Save it as Parquet, and use Import-MnistParquet.")),
        (head => head.StartsWith("Obj\u0001"u8), new("a file of Avro", "Save it as Parquet, and use Import-MnistParquet.")),
        (head => IsRecords(head), new("a file of TensorFlow (TFRecord)", "In Python, read it with tensorflow_datasets, save its arrays with numpy.savez, and use Import-MnistNpz.")),
        (head => head is [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', ..], new("an array of NumPy", "Use Import-MnistNpz.", "Npz")),
        (head => head is [0, 0, 0x08 or 0x09 or (>= 0x0B and <= 0x0E), >= 1 and <= 4, ..], new("an IDX file", "Use Import-MnistIdx, or Get-MnistSample -Path with its folder.", "Idx")),
        (head => head.Length >= 20 && BinaryPrimitives.ReadUInt32LittleEndian(head[16..]) == 0xBEEFC0DE, new("an LMDB database", "Use Import-MnistLmdb.", "Lmdb")),
        (head => head is [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..], new("a PNG picture", "Use Import-MnistImage.", "Image")),
        (head => head is [0xFF, 0xD8, 0xFF, ..], new("a JPEG picture", "Use Import-MnistImage.", "Image")),
        (head => head is [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..], new("a BMP picture", "Use Import-MnistImage.", "Image")),
        (head => head.StartsWith("GIF8"u8), new("a GIF picture", "Save it as PNG.")),
        (head => head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..].StartsWith("WEBP"u8), new("a WebP picture", "Save it as PNG.")),
        (head => head is [0x49, 0x49, 0x2A, 0x00, ..] or [0x4D, 0x4D, 0x00, 0x2A, ..], new("a TIFF picture", "Save it as PNG.")),
        (head => IsBrand(head, "avif", "avis"), new("an AVIF picture", "Save it as PNG.")),
        (head => IsBrand(head, "heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"), new("a HEIC picture", "Save it as PNG.")),
        (head => head.StartsWith("\0\0\0\u000CJXL "u8), new("a JPEG XL picture", "Save it as PNG.")),
        (head => head.StartsWith("\0\0\0\u000CjP  "u8), new("a JPEG 2000 picture", "Save it as PNG.")),
        (head => head.StartsWith("8BPS"u8), new("a Photoshop picture", "Save it as PNG.")),
        (head => head.StartsWith("\0\0\u0001\0"u8), new("an icon (ICO)", "Save it as PNG.")),
        (head => head.StartsWith("%PDF-"u8), new("a PDF document", "Save its pictures as PNG.")),
        (head => head.StartsWith("SQLite format 3\0"u8), new("a database of SQLite", "Export its table as CSV.")),
        (head => head is [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..], new("an old document of Microsoft Office", "Save it as CSV.")),
        (head => head.StartsWith("RDX"u8) || head.StartsWith("X\n\0\0"u8), new("a file of R", "In R, save the data with write.csv.")),
    ];

    /// <summary>Finds the kind of a file by its first bytes, also in gzip. Returns null for unknown content, such as text.</summary>
    public static ForeignContent? Find(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> content = Decompress(head);
        if (content != head)
        {
            return Match(content) is { } inner ? inner with { Kind = inner.Kind + " in gzip" } : null;
        }

        return head is [0x1F, 0x8B, ..] ? null : Match(head); // a damaged gzip file is left to the reader
    }

    /// <summary>Finds the kind of a ZIP file by the names of its members.</summary>
    public static ForeignContent? FindZip(IReadOnlyList<string> names) =>
        names.Any(name => name == "data.pkl" || name.EndsWith("/data.pkl", StringComparison.Ordinal)) ? Torch("a file of torch.save")
        : names.Contains("[Content_Types].xml") ? new("a document of Microsoft Office", "Save it as CSV.")
        : names.Count > 0 && names.All(name => name.EndsWith(".npy", StringComparison.Ordinal)) ? new("an archive of NumPy", "Use Import-MnistNpz.", "Npz")
        : names.Contains("model.weights.h5") ? new("a model of Keras", "It has no samples. Use the file of the samples.")
        : null;

    // Pictures in ISO's media files, told by their brand.
    private static bool IsBrand(ReadOnlySpan<byte> head, params string[] brands) =>
        head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) && brands.Contains(Encoding.Latin1.GetString(head[8..12]));

    /// <summary>Returns the first decompressed bytes; the bytes themselves if they are not gzipped or are damaged.</summary>
    public static ReadOnlySpan<byte> Decompress(ReadOnlySpan<byte> head)
    {
        if (head is not [0x1F, 0x8B, ..])
        {
            return head;
        }

        byte[] content = new byte[HeadLength];
        int length = 0;
        try
        {
            using var gzip = new GZipStream(new MemoryStream(head.ToArray()), CompressionMode.Decompress);
            for (int read; length < content.Length && (read = gzip.Read(content.AsSpan(length))) > 0;)
            {
                length += read;
            }
        }
        catch (InvalidDataException)
        {
            // What came before the damage decides.
        }

        return length == 0 ? head : content.AsSpan(0, length);
    }

    private static ForeignContent? Match(ReadOnlySpan<byte> head)
    {
        foreach ((HeadTest isKind, ForeignContent content) in s_kinds)
        {
            if (isKind(head))
            {
                return content;
            }
        }

        return null;
    }

    private static ForeignContent Torch(string kind) =>
        new(kind, "Only Python can read it safely. In Python, load it with torch.load, save its arrays with numpy.savez, and use Import-MnistNpz.");

    private static ForeignContent Matlab(string kind, string function) =>
        new(kind, $"In Python, read it with {function}, save its arrays with numpy.savez, and use Import-MnistNpz.");

    // White space and the mark of UTF-8 may come first. Upper and lower case are the same.
    private static bool StartsAs(ReadOnlySpan<byte> head, string start)
    {
        head = Trim(head);
        return head.Length >= start.Length && Encoding.Latin1.GetString(head[..start.Length]).Equals(start, StringComparison.OrdinalIgnoreCase);
    }

    private static bool Contains(ReadOnlySpan<byte> head, string text) => Encoding.Latin1.GetString(head).Contains(text, StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> head) =>
        (head.StartsWith("\uFEFF"u8) ? head[3..] : head).TrimStart(" \t\r\n"u8);

    private static bool IsJson(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> text = Trim(head);
        return text is [(byte)'{', ..] && Trim(text[1..]) is [] or [(byte)'"' or (byte)'}', ..]
            || (text is [(byte)'[', ..] && Trim(text[1..]) is [(byte)'{' or (byte)'[' or (byte)'"', ..]);
    }

    // Protocol 0, the default of Python 2: text that starts with a list, a dictionary, a tuple or a class.
    private static bool IsOldPickle(ReadOnlySpan<byte> head) =>
        head.StartsWith("(lp"u8) || head.StartsWith("(dp"u8) || head.StartsWith("((lp"u8) || head.StartsWith("(cnumpy"u8)
        || head.StartsWith("((cnumpy"u8) || head.StartsWith("cnumpy"u8) || head.StartsWith("ccopy_reg\n"u8) || head.StartsWith("c__builtin__\n"u8);

    // The length of a JSON text, and the text.
    private static bool IsSafetensors(ReadOnlySpan<byte> head) =>
        head.Length > 10 && BinaryPrimitives.ReadUInt64LittleEndian(head) is > 1 and < 100_000_000 && head[8..].StartsWith("{\""u8);

    // Type, rows, columns, complex or not, and the length of the name that follows.
    private static bool IsMatlab4(ReadOnlySpan<byte> head)
    {
        if (head.Length < 21 || head is not [0 or 10 or 20 or 30 or 40 or 50, 0, 0, 0, ..] || head[12] > 1 || head[13..16].IndexOfAnyExcept((byte)0) >= 0)
        {
            return false;
        }

        int name = BinaryPrimitives.ReadInt32LittleEndian(head[16..]);
        return name is > 1 and < 64 && head.Length >= 20 + name && head[20 + name - 1] == 0 && char.IsAsciiLetter((char)head[20])
            && BinaryPrimitives.ReadInt32LittleEndian(head[4..]) > 0 && BinaryPrimitives.ReadInt32LittleEndian(head[8..]) > 0;
    }

    // The length of a record, its checksum, and tf.train.Example with the rest of that length.
    private static bool IsRecords(ReadOnlySpan<byte> head)
    {
        if (head.Length < 18 || head[12] != 0x0A || BinaryPrimitives.ReadUInt64LittleEndian(head) is not (> 2 and < 1 << 28 and ulong record))
        {
            return false;
        }

        ulong features = 0;
        int at = 13;
        for (int shift = 0; at < 18; shift += 7)
        {
            features |= (ulong)(head[at] & 0x7F) << shift;
            if (head[at++] < 0x80)
            {
                break;
            }
        }

        return features + (ulong)(at - 12) == record;
    }

    // The version of the format, then the name of the program that wrote it, or the graph.
    private static bool IsOnnx(ReadOnlySpan<byte> head) => head is [0x08, >= 1 and <= 32, 0x12 or 0x3A or 0x42, ..];
}
