using Mnist.Datasets;

namespace Mnist;

/// <summary>A folder for datasets cannot be written, for example because the disk is full or permission is missing.</summary>
public sealed class StoreException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="reason">What is wrong, without a full stop.</param>
    /// <param name="innerException">The cause.</param>
    public StoreException(string path, string reason, Exception? innerException = null)
        : base($"'{path}' cannot be written: {reason.TrimEnd('.')}. No partial file was left. Free some space, or use another folder with -Destination or {DatasetStore.RootVariable}.", innerException) =>
        Path = path;

    /// <summary>The file or folder.</summary>
    public string Path { get; }
}
