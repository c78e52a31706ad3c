namespace Mnist.Formats;

/// <summary>What the writer and the reader of LIBSVM's format agree on.</summary>
internal static class LibSvmFormat
{
    public const string Name = "LIBSVM";

    /// <summary>Pixels that surely fit in a line, whatever their values.</summary>
    public const int MaximumPixels = 50_000;

    public static DatasetFormatException Invalid(string path, string expected, string actual, long line, string? hint = null) =>
        new(path, expected, actual, line: line, hint: hint, format: Name);
}
