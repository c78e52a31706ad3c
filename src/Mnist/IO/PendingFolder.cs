namespace Mnist.IO;

/// <summary>A folder that is written completely or not at all: on the disk of its target, and renamed at the end.</summary>
/// <remarks>
/// If the target does not exist, the folder is built beside it and renamed at once. If it exists, the files are built in it, because it
/// may be a mounted disk in a read-only folder. They are replaced one by one, and other files stay. If it is disposed without
/// <see cref="Commit"/>, the old content stays.
/// </remarks>
internal sealed class PendingFolder : IDisposable
{
    private const string LockEnding = ".lock";

    private readonly string _target;
    private readonly Overwrite _overwrite;
    private readonly FileStream _lock;

    public PendingFolder(string path, Overwrite overwrite = Overwrite.Replace)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _target = OverwriteGuard.Resolve(Path.TrimEndingDirectorySeparator(path)); // a link with a separator at the end would not be resolved
        _overwrite = overwrite;
        if (File.Exists(_target))
        {
            throw new IOException($"'{_target}' is a file. Use the path of a folder.");
        }

        OverwriteGuard.RequireParent(_target);
        Partial.RemoveDead(_target);
        string place = _target;
        if (Directory.Exists(_target))
        {
            place += Path.DirectorySeparatorChar;
            Partial.RemoveDead(place);
        }

        // Kept open while the folder is built, to show that the writer is running.
        _lock = Partial.Create(
            place,
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                Options = FileOptions.DeleteOnClose,
                BufferSize = 0,
            },
            LockEnding);
        Folder = _lock.Name[..^LockEnding.Length];
        try
        {
            Directory.CreateDirectory(Folder);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>The folder in which the files are written.</summary>
    public string Folder { get; }

    /// <summary>Returns the final path of a file.</summary>
    public string TargetOf(string name) => Path.Combine(_target, name);

    /// <summary>Checks early that a file may be written.</summary>
    public void Check(string name)
    {
        // Folders between them are created at the end.
        if (Directory.Exists(Path.GetDirectoryName(TargetOf(name))))
        {
            OverwriteGuard.Check(TargetOf(name), _overwrite);
        }
    }

    /// <summary>Moves the folder to its target.</summary>
    public void Commit()
    {
        if (!Directory.Exists(_target))
        {
            try
            {
                Directory.Move(Folder, _target);
                return;
            }
            catch (IOException) when (Directory.Exists(_target))
            {
                // Another export has created it in the meantime.
            }
        }

        string[] files = [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        string[] targets = [.. files.Select(file => TargetOf(Path.GetRelativePath(Folder, file)))];
        foreach (string target in targets)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            OverwriteGuard.Check(target, _overwrite);
        }

        for (int i = 0; i < files.Length; i++)
        {
            OverwriteGuard.Replace(files[i], targets[i], _overwrite);
        }
    }

    public void Dispose()
    {
        try
        {
            if (Directory.Exists(Folder))
            {
                Directory.Delete(Folder, recursive: true);
            }
        }
        finally
        {
            _lock.Dispose();
        }
    }
}
