using Mnist.Datasets;

namespace Mnist;

/// <summary>Your own catalog (MNIST_CATALOG) is invalid.</summary>
public sealed class CatalogException : FormatException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">The JSON file.</param>
    /// <param name="reason">What is wrong, without a full stop.</param>
    /// <param name="innerException">The cause.</param>
    public CatalogException(string path, string reason, Exception? innerException = null)
        : base($"The catalog '{path}' cannot be used: {reason.TrimEnd('.')}. Correct the file, or clear the environment variable {DatasetCatalog.PathVariable}.", innerException) => Path = path;

    /// <summary>The JSON file.</summary>
    public string Path { get; }
}
