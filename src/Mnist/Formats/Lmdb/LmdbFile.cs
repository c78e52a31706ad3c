using Mnist.IO;

namespace Mnist.Formats.Lmdb;

/// <summary>Reads the pages of a database file on demand.</summary>
/// <remarks>The file is not memory-mapped as in LMDB: if another process truncates it, that would end this process.</remarks>
internal sealed class LmdbFile : IDisposable
{
    private const int WindowLength = 1 << 17;

    private readonly RandomInput _handle;
    private readonly long _length;
    private readonly byte[] _window = new byte[WindowLength];
    private long _windowStart;
    private int _windowFilled;

    public LmdbFile(SampleInput input)
    {
        Path = input.Path;
        _handle = input.OpenRandom(FileShare.ReadWrite | FileShare.Delete);
        try
        {
            _length = _handle.Length;
            Meta = ReadMeta();
        }
        catch
        {
            _handle.Dispose();
            throw;
        }
    }

    public string Path { get; }

    /// <summary>The meta page of the last transaction.</summary>
    public LmdbMeta Meta { get; }

    public int PageSize => Meta.PageSize;

    /// <summary>Reads a page, valid until the next call.</summary>
    /// <param name="number">A page number from another page.</param>
    /// <param name="pages">The number of consecutive pages that must exist.</param>
    /// <param name="source">The position of the page number in the file, for error messages.</param>
    public ReadOnlySpan<byte> ReadPage(ulong number, long pages, long source)
    {
        if (number < 2 || number > (ulong)Meta.LastPage || pages > Meta.LastPage - (long)number + 1)
        {
            throw LmdbFormat.Invalid(
                Path,
                FormattableString.Invariant($"pages from 2 to {Meta.LastPage}, the last in use"),
                pages == 1 ? FormattableString.Invariant($"page {number}") : FormattableString.Invariant($"{pages} pages from page {number}"),
                source);
        }

        RequireLength((long)number, pages);
        return Window((long)number * PageSize, PageSize);
    }

    /// <summary>Reads bytes of pages that <see cref="ReadPage"/> has checked.</summary>
    public void Read(long offset, Span<byte> target)
    {
        while (!target.IsEmpty)
        {
            int read = _handle.Read(target, offset);
            if (read == 0)
            {
                throw LmdbFormat.Invalid(Path, "the bytes that the file had when it was opened", "the end", offset, "Another program may be writing to it. Close it and try again.");
            }

            offset += read;
            target = target[read..];
        }
    }

    public void Dispose() => _handle.Dispose();

    private LmdbMeta ReadMeta()
    {
        LmdbMeta first = LmdbMeta.Read(ReadHead(0), Path, 0);
        LmdbMeta second = LmdbMeta.Read(ReadHead(first.PageSize), Path, first.PageSize);
        LmdbMeta live = second.Transaction > first.Transaction ? second : first;
        if (live.PageSize != first.PageSize || live.LastPage is < 1 or > long.MaxValue / 65536)
        {
            throw LmdbFormat.Invalid(
                Path,
                "two meta pages that agree on the size of pages, and a last page",
                FormattableString.Invariant($"{first.PageSize} and {second.PageSize}, and the last page {live.LastPage}"),
                first.PageSize);
        }

        return live;
    }

    private ReadOnlySpan<byte> ReadHead(long offset)
    {
        const int MetaLength = 152;
        if (_length - offset < MetaLength)
        {
            throw LmdbFormat.Invalid(
                Path, "two meta pages", FormattableString.Invariant($"a file of {_length} bytes"), _length, "Use the file data.mdb of a database.");
        }

        return Window(offset, MetaLength);
    }

    private void RequireLength(long number, long pages)
    {
        if (number + pages > _length / PageSize)
        {
            throw LmdbFormat.Invalid(
                Path,
                FormattableString.Invariant($"{pages} pages from page {number}"),
                FormattableString.Invariant($"the end of the file after {_length} bytes"),
                _length,
                "The file may be incomplete. Copy it again.");
        }
    }

    private ReadOnlySpan<byte> Window(long offset, int length)
    {
        if (offset < _windowStart || offset + length > _windowStart + _windowFilled)
        {
            int take = (int)Math.Min(WindowLength, _length - offset);
            _windowFilled = 0; // for the case that the read fails
            Read(offset, _window.AsSpan(0, take));
            _windowStart = offset;
            _windowFilled = take;
        }

        return _window.AsSpan((int)(offset - _windowStart), length);
    }
}
