namespace Mnist.Formats.Lmdb;

/// <summary>One level of the tree above the leaves: the current page, and the full one before it.</summary>
internal sealed class LmdbBranchLevel
{
    private LmdbBranchPage? _full;

    /// <summary>The current page.</summary>
    public LmdbBranchPage Last { get; private set; } = new();

    /// <summary>True if the level has only one page.</summary>
    public bool IsOnePage => _full is null;

    /// <summary>Adds a page of the level below.</summary>
    /// <returns>A full page that can be written; null if there is none.</returns>
    public LmdbBranchPage? Add(byte[] key, long child)
    {
        if (Last.TryAdd(key, child))
        {
            return null;
        }

        LmdbBranchPage? written = _full;
        _full = Last;
        Last = new LmdbBranchPage();
        Last.TryAdd(key, child);
        return written;
    }

    /// <summary>Returns the remaining pages, in order, each with at least two entries.</summary>
    public IEnumerable<LmdbBranchPage> TakeAll()
    {
        if (_full is not null)
        {
            if (Last.Count == 1)
            {
                _full.MoveLastTo(Last); // for LMDB, a branch with one entry is damaged
            }

            yield return _full;
        }

        yield return Last;
    }
}
