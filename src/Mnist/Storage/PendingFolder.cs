namespace Mnist;

/// <summary>A folder that is built where a rename reaches its target, and put in its place at the end.</summary>
/// <remarks>
/// Where the target does not exist, it is built beside it and the whole is renamed at once. Where it does, it is built in it, as the
/// target may be a disk of its own in a folder that nobody may write; its files are replaced one by one, and what else is in it stays.
/// Disposed without <see cref="Commit"/>, it leaves what was there before.
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
        _target = OverwriteGuard.Resolve(Path.TrimEndingDirectorySeparator(path)); // a link with a separator behind it would not show
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

        // Held open while the folder is built: tells a living writer from a dead one.
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

    /// <summary>Where the files are written until then.</summary>
    public string Folder { get; }

    /// <summary>Where a file will be at the end.</summary>
    public string TargetOf(string name) => Path.Combine(_target, name);

    /// <summary>Checks, before any work is done, that a file may be written.</summary>
    public void Check(string name)
    {
        // Folders in between are made at the end.
        if (Directory.Exists(Path.GetDirectoryName(TargetOf(name))))
        {
            OverwriteGuard.Check(TargetOf(name), _overwrite);
        }
    }

    /// <summary>Puts the folder in its place.</summary>
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
                // Another export has made it meanwhile.
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
