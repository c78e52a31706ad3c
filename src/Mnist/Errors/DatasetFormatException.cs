using System.Globalization;
using System.Text;

namespace Mnist;

/// <summary>A file does not follow its format: it is truncated, of another kind, or has an invalid value.</summary>
/// <remarks>
/// The message names the file, the place in it, the expected and the actual value. (It is a FormatException, because
/// InvalidDataException is sealed.)
/// </remarks>
public sealed class DatasetFormatException : FormatException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">The path of the file, or a name for the stream.</param>
    /// <param name="expected">What the format requires.</param>
    /// <param name="actual">What the file contains.</param>
    /// <param name="offset">The offset in bytes from the start of the decompressed content, if known.</param>
    /// <param name="line">The line, from 1, in text formats.</param>
    /// <param name="hint">A sentence that helps to correct the error, or null.</param>
    /// <param name="innerException">The cause.</param>
    /// <param name="format">The name of the format, for example <c>CSV</c>.</param>
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

    /// <summary>The path of the file, or the name of the stream.</summary>
    public string Path { get; }

    /// <summary>The name of the format, for example <c>IDX</c>, <c>CSV</c> or <c>LMDB</c>; null if the reader does not set it.</summary>
    public string? Format { get; }

    /// <summary>What the format requires.</summary>
    public string Expected { get; }

    /// <summary>What the file contains.</summary>
    public string Actual { get; }

    /// <summary>The offset in bytes from the start of the decompressed content, or null.</summary>
    public long? Offset { get; }

    /// <summary>The line, from 1, or null in binary formats.</summary>
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
