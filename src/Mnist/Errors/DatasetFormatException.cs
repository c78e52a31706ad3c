using System.Globalization;
using System.Text;

namespace Mnist;

/// <summary>A file is not what its format says: cut short, of another kind, or holding a value that cannot be.</summary>
/// <remarks>
/// The message always names the file, the place in it, what was expected and what was found. (A FormatException, because the
/// runtime seals InvalidDataException.)
/// </remarks>
public sealed class DatasetFormatException : FormatException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">The file, or a name for the stream.</param>
    /// <param name="expected">What the format asks for.</param>
    /// <param name="actual">What stands there instead.</param>
    /// <param name="offset">The place in bytes from the start of the (decompressed) content, where known.</param>
    /// <param name="line">The 1-based line, for text formats.</param>
    /// <param name="hint">A sentence on what to do, where there is something to do.</param>
    /// <param name="innerException">The error underneath.</param>
    /// <param name="format">What the format is called, for example <c>CSV</c>.</param>
    public DatasetFormatException(
        string path,
        string expected,
        string actual,
        long? offset = null,
        long? line = null,
        string? hint = null,
        Exception? innerException = null,
        string? format = null)
        : base(Describe(path, expected, actual, offset, line, hint), innerException)
    {
        Path = path;
        Expected = expected;
        Actual = actual;
        Offset = offset;
        Line = line;
        Format = format;
    }

    /// <summary>The file, or the name of the stream.</summary>
    public string Path { get; }

    /// <summary>What the format is called, for example <c>IDX</c>, <c>CSV</c>, <c>LMDB</c>; null where the reader does not say.</summary>
    public string? Format { get; }

    /// <summary>What the format asks for.</summary>
    public string Expected { get; }

    /// <summary>What stands there instead.</summary>
    public string Actual { get; }

    /// <summary>Bytes from the start of the decompressed content, or null.</summary>
    public long? Offset { get; }

    /// <summary>The 1-based line, or null for binary formats.</summary>
    public long? Line { get; }

    private static string Describe(string path, string expected, string actual, long? offset, long? line, string? hint)
    {
        var message = new StringBuilder(path);
        if (line is not null)
        {
            message.Append(CultureInfo.InvariantCulture, $", line {line}");
        }

        if (offset is not null)
        {
            message.Append(CultureInfo.InvariantCulture, $", offset {offset}");
        }

        message.Append(CultureInfo.InvariantCulture, $": expected {expected}, found {actual}.");
        return hint is null ? message.ToString() : message.Append(' ').Append(hint).ToString();
    }
}
