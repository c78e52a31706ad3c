namespace Mnist.IO;

/// <summary>Moves parts of files, in pieces.</summary>
internal static class StreamRegion
{
    private const int PieceLength = 1 << 18;

    /// <summary>Moves bytes within a file, to the front or to the back.</summary>
    public static void Move(Stream file, long from, long to, long length, CancellationToken cancellationToken)
    {
        byte[] piece = new byte[(int)Math.Min(PieceLength, length)];
        for (long done = 0; from != to && done < length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int take = (int)Math.Min(piece.Length, length - done);

            // To the back, the last piece goes first, so that no piece overwrites one that is still to be read.
            long at = to < from ? done : length - done - take;
            file.Position = from + at;
            file.ReadExactly(piece, 0, take);
            file.Position = to + at;
            file.Write(piece, 0, take);
            done += take;
        }
    }
}
