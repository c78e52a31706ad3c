namespace Mnist.IO;

/// <summary>What a writer does if the file exists.</summary>
public enum Overwrite
{
    /// <summary>Replaces it, unless it is read-only. The default, as with PowerShell's Export-Csv.</summary>
    Replace,

    /// <summary>Throws a <see cref="FileExistsException"/>.</summary>
    Refuse,

    /// <summary>Replaces it even if it is read-only.</summary>
    Force,
}
