namespace Mnist.Formats;

/// <summary>What the writer and the reader of numpy's arrays agree on.</summary>
internal static class NpzFormat
{
    public const string Name = "npz";

    /// <summary>Keras' name of the images or labels of a split: x_train, y_train, x_test, y_test.</summary>
    public static string NameOf(Split split, bool isImages) => $"{(isImages ? 'x' : 'y')}_{(split == Split.Train ? "train" : "test")}";

    public static DatasetFormatException Invalid(
        string path, string expected, string actual, long? offset, string? hint = null, Exception? innerException = null) =>
        new(path, expected, actual, offset, hint: hint, innerException: innerException, format: Name);
}

/// <summary>Where in a file something is wrong.</summary>
/// <param name="Path">The file.</param>
/// <param name="Member">The array in it, for example <c>x_train.npy</c>; null for a file that is one array.</param>
internal sealed record NpzPlace(string Path, string? Member = null)
{
    /// <summary>Makes the error.</summary>
    /// <param name="expected">What the format asks for.</param>
    /// <param name="actual">What stands there instead.</param>
    /// <param name="offset">Bytes from the start of the array, or of the file where no array is named.</param>
    /// <param name="hint">What to do.</param>
    /// <param name="innerException">The error underneath.</param>
    public DatasetFormatException Invalid(
        string expected, string actual, long? offset, string? hint = null, Exception? innerException = null) =>
        NpzFormat.Invalid(Path, Member is null ? expected : $"{expected} in {Member}", actual, offset, hint, innerException);
}
