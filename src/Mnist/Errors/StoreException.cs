using Mnist.Datasets;

namespace Mnist;

/// <summary>A place for datasets cannot be changed: no room, no permission, not there, in use.</summary>
public sealed class StoreException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="reason">What is wrong, without a full stop.</param>
    /// <param name="innerException">The cause.</param>
    public StoreException(string path, string reason, Exception? innerException = null)
        : base($"'{path}' cannot be written: {reason.TrimEnd('.')}. No partial file was left. Free some space, or use another folder with -Destination (in C#: SaveOptions.Destination) or {DatasetStore.RootVariable}.", innerException) =>
        Path = path;

    private StoreException(string message, Exception innerException, string path)
        : base(message, innerException) => Path = path;

    /// <summary>The file or folder.</summary>
    public string Path { get; }

    internal static StoreException CannotRemove(string path, bool isMapped, Exception exception) => new(
        $"'{path}' cannot be removed: {exception.Message.TrimEnd('.')}. " + (isMapped
            ? "A dataset of this folder is still open in this process. Dispose it (MnistDataset.Dispose), or drop all samples of it."
            : "Close the program that uses it, or change its permissions."),
        exception,
        path);
}
