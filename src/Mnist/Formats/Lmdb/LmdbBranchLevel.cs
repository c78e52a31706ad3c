namespace Mnist.Formats.Lmdb;

/// <summary>One level of the tree above the leaves: the page that is being filled, and the full one before it.</summary>
internal sealed class LmdbBranchLevel
{
    private LmdbBranchPage? _full;

    /// <summary>The page that is being filled.</summary>
    public LmdbBranchPage Last { get; private set; } = new();

    /// <summary>No page was filled yet.</summary>
    public bool IsOnePage => _full is null;

    /// <summary>Adds a page of the level below.</summary>
    /// <returns>A page that can be written: full, and not the last but one.</returns>
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

    /// <summary>The pages that are left, in order, each with two entries at least.</summary>
    public IEnumerable<LmdbBranchPage> TakeAll()
    {
        if (_full is not null)
        {
            if (Last.Count == 1)
            {
                _full.MoveLastTo(Last); // LMDB takes a branch with one entry for damage
            }

            yield return _full;
        }

        yield return Last;
    }
}
