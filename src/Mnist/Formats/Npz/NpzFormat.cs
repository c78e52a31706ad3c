namespace Mnist;

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
