namespace Mnist.Tests.Support;

/// <summary>A file system of a few kilobytes in memory, where this user may make one (root on Linux); else the test is skipped.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TempFolder _folder = new();

    public SmallDisk(int kilobytes)
    {
        Path = _folder.MakeFolder("disk");
        if (Outside.TryRun("mount", "-t", "tmpfs", "-o", FormattableString.Invariant($"size={kilobytes}k,nr_inodes=4k"), "tmpfs", Path) is not { ExitCode: 0 })
        {
            _folder.Dispose();
            Assert.Skip("Needs the right to mount a file system: run as root on Linux.");
        }
    }

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Lets nothing be written any more.</summary>
    public void MakeReadOnly() => Outside.Run("mount", "mount", "-o", "remount,ro", Path);

    public void Dispose()
    {
        Outside.TryRun("umount", "-l", Path);
        _folder.Dispose();
    }
}
