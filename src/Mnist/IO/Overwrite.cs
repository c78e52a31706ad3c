namespace Mnist.IO;

/// <summary>What a writer does with a file that is there already.</summary>
public enum Overwrite
{
    /// <summary>Replaces it, unless it is read-only. The default, as of PowerShell's Export-Csv.</summary>
    Replace,

    /// <summary>Refuses.</summary>
    Refuse,

    /// <summary>Replaces it even if it is read-only.</summary>
    Force,
}
