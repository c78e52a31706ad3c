namespace Mnist.IO;

/// <summary>A file that is written completely or not at all: beside its target, and renamed at the end.</summary>
/// <remarks>If it is disposed without <see cref="Commit"/>, the old file stays.</remarks>
internal sealed class PendingFile : IDisposable
{
    private readonly string _target;
    private readonly string _partial;
    private readonly Overwrite _overwrite;
    private bool _isCommitted;

    public PendingFile(string path, Overwrite overwrite = Overwrite.Replace)
    {
        _target = OverwriteGuard.Resolve(path);
        _overwrite = overwrite;
        OverwriteGuard.Check(_target, overwrite);
        Partial.RemoveDead(_target);
        Stream = Partial.Create(_target, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete, // renamed while open, so that it never looks abandoned
            BufferSize = 1 << 16,
        });
        _partial = Stream.Name;
    }

    public FileStream Stream { get; }

    /// <summary>Moves the file to its target.</summary>
    /// <param name="isDurable">Waits until the file is on the disk, so that the old or the new file remains after a power failure.</param>
    public void Commit(bool isDurable = false)
    {
        Stream.Flush(isDurable);
        OverwriteGuard.Check(_target, _overwrite);
        OverwriteGuard.Replace(_partial, _target, _overwrite);
        _isCommitted = true;
        Stream.Dispose();
    }

    public void Dispose()
    {
        Discard.Close(Stream);
        if (!_isCommitted)
        {
            File.Delete(_partial);
        }
    }
}
