namespace Mnist;

/// <summary>What a writer keeps on disk until it knows where it goes: a file beside the target, removed when it is closed.</summary>
/// <remarks>Named as an unfinished file is, so that the next export removes what a killed process left.</remarks>
internal static class WorkFile
{
    public static FileStream Create(string target) => new(Partial.NewName(OverwriteGuard.Resolve(target)), new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.ReadWrite,
        Share = FileShare.None,
        Options = FileOptions.DeleteOnClose,
        BufferSize = 1 << 16,
    });
}
