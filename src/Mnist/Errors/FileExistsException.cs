namespace Mnist;

/// <summary>The target is there already and was not to be replaced.</summary>
public sealed class FileExistsException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">What is there already.</param>
    public FileExistsException(string path)
        : base($"'{path}' already exists. Use another path, or do not use NoClobber.") => Path = path;

    /// <summary>What is there already.</summary>
    public string Path { get; }
}
