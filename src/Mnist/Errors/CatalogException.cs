namespace Mnist;

/// <summary>A catalog of one's own (MNIST_CATALOG) is not what it should be.</summary>
public sealed class CatalogException : FormatException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">The JSON file.</param>
    /// <param name="reason">What is wrong with it, without a period.</param>
    /// <param name="innerException">The error underneath.</param>
    public CatalogException(string path, string reason, Exception? innerException = null)
        : base($"The catalog '{path}' cannot be used: {reason.TrimEnd('.')}. Correct the file, or clear the environment variable {Catalog.PathVariable}.", innerException) => Path = path;

    /// <summary>The JSON file.</summary>
    public string Path { get; }
}
