namespace Mnist.IO.Zip;

/// <summary>The file and the member of an error.</summary>
/// <param name="Path">The file.</param>
/// <param name="Format">The name of the format in the exception; null for a ZIP file of anything.</param>
/// <param name="Member">The member, for example <c>x_train.npy</c>; null for the file as a whole.</param>
internal sealed record ZipPlace(string Path, string? Format = null, string? Member = null)
{
    /// <summary>Creates the exception.</summary>
    /// <param name="expected">The expected content.</param>
    /// <param name="actual">The content of the file.</param>
    /// <param name="offset">The position in bytes, from the start of the member, or of the file if there is no member.</param>
    /// <param name="hint">What to do.</param>
    /// <param name="innerException">The cause.</param>
    public DatasetFormatException Invalid(
        string expected, string actual, long? offset, string? hint = null, Exception? innerException = null) =>
        new(Path, Member is null ? expected : $"{expected} in {Member}", actual, offset, hint: hint, innerException: innerException, format: Format);
}
