namespace Mnist;

/// <summary>Exchanges rows and columns of images, as the files of EMNIST need (https://arxiv.org/abs/1702.05373).</summary>
internal static class Transposition
{
    /// <summary>Transposes complete images in place.</summary>
    /// <param name="images">The images, one after another.</param>
    /// <param name="rows">The height before, which is the width afterwards.</param>
    /// <param name="columns">The width before, which is the height afterwards.</param>
    public static void Apply(Span<byte> images, int rows, int columns)
    {
        int length = rows * columns;
        byte[] stored = new byte[length];
        for (Span<byte> rest = images; !rest.IsEmpty; rest = rest[length..])
        {
            rest[..length].CopyTo(stored);
            for (int row = 0, from = 0; row < rows; row++)
            {
                for (int to = row; to < length; to += rows)
                {
                    rest[to] = stored[from++];
                }
            }
        }
    }
}
