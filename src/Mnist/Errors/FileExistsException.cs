namespace Mnist;

/// <summary>The target exists, and replacing it is not allowed.</summary>
public sealed class FileExistsException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">The path of the target.</param>
    public FileExistsException(string path)
        : base($"'{path}' already exists. Use another path, or do not use NoClobber.") => Path = path;

    /// <summary>The path of the target.</summary>
    public string Path { get; }
}
