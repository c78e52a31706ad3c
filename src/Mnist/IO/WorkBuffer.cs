namespace Mnist.IO;

/// <summary>A buffer for bytes that are written later: first in memory, then in a file beside the target.</summary>
/// <remarks>The file has the name of an unfinished file, so that the next export removes it after a killed process.</remarks>
/// <param name="target">The target file; null for a stream, which needs all bytes in memory.</param>
internal sealed class WorkBuffer(string? target) : IDisposable
{
    /// <summary>The largest number of bytes in memory.</summary>
    public const int MemoryLength = 16 << 20;

    private const int PieceLength = 1 << 16;

    private readonly List<byte[]> _full = [];
    private byte[] _piece = [];
    private int _filled;
    private FileStream? _file;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_filled == _piece.Length)
            {
                PutAway();
            }

            int count = Math.Min(bytes.Length, _piece.Length - _filled);
            bytes[..count].CopyTo(_piece.AsSpan(_filled));
            _filled += count;
            bytes = bytes[count..];
        }
    }

    /// <summary>Copies all bytes to the current position of a stream.</summary>
    public void CopyTo(Stream stream, CancellationToken cancellationToken)
    {
        if (_file is not null)
        {
            _file.Position = 0;
            byte[] piece = new byte[PieceLength];
            for (int read; (read = _file.Read(piece)) > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                stream.Write(piece, 0, read);
            }
        }

        foreach (byte[] piece in _full)
        {
            cancellationToken.ThrowIfCancellationRequested();
            stream.Write(piece);
        }

        stream.Write(_piece, 0, _filled);
    }

    public void Dispose() => _file?.Dispose();

    private void PutAway()
    {
        if (target is null || (_file is null && _full.Count + 1 < MemoryLength / PieceLength))
        {
            if (_filled > 0)
            {
                _full.Add(_piece);
            }

            _piece = GC.AllocateUninitializedArray<byte>(PieceLength);
        }
        else
        {
            _file ??= Create();
            foreach (byte[] piece in _full)
            {
                _file.Write(piece);
            }

            _full.Clear();
            _file.Write(_piece);
        }

        _filled = 0;
    }

    private FileStream Create() => Partial.Create(OverwriteGuard.Resolve(target!), new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.ReadWrite,
        Share = FileShare.None,
        Options = FileOptions.DeleteOnClose,
        BufferSize = 0,
    });
}
