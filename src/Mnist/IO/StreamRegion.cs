namespace Mnist.IO;

/// <summary>Moves parts of files.</summary>
internal static class StreamRegion
{
    private const int PieceLength = 1 << 18;

    /// <summary>Moves bytes within a file, towards its start or end, in pieces.</summary>
    public static void Move(Stream file, long from, long to, long length, CancellationToken cancellationToken)
    {
        byte[] piece = new byte[(int)Math.Min(PieceLength, length)];
        for (long done = 0; from != to && done < length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int take = (int)Math.Min(piece.Length, length - done);

            // Towards the end, the last piece is moved first, so that no piece is overwritten before it is read.
            long at = to < from ? done : length - done - take;
            file.Position = from + at;
            file.ReadExactly(piece, 0, take);
            file.Position = to + at;
            file.Write(piece, 0, take);
            done += take;
        }
    }
}
