using Mnist.Imaging;
using StbImageWriteSharp;

namespace Mnist.Tests.Imaging;

/// <summary>Digits of the test set as somebody's pictures: enlarged, moved, some dark on bright, as PNG and JPEG. Not by the code under test.</summary>
internal static class Drawings
{
    /// <summary>Enlarges smoothly, between the middles of pixels.</summary>
    public static byte[] Enlarge(byte[] pixels, int rows, int columns, int newRows, int newColumns)
    {
        byte[] large = new byte[newRows * newColumns];
        for (int row = 0; row < newRows; row++)
        {
            for (int column = 0; column < newColumns; column++)
            {
                double y = Math.Clamp(((row + 0.5) * rows / newRows) - 0.5, 0, rows - 1);
                double x = Math.Clamp(((column + 0.5) * columns / newColumns) - 0.5, 0, columns - 1);
                (int top, int left) = ((int)y, (int)x);
                (int bottom, int right) = (Math.Min(top + 1, rows - 1), Math.Min(left + 1, columns - 1));
                double above = (pixels[(top * columns) + left] * (1 - (x - left))) + (pixels[(top * columns) + right] * (x - left));
                double below = (pixels[(bottom * columns) + left] * (1 - (x - left))) + (pixels[(bottom * columns) + right] * (x - left));
                large[(row * newColumns) + column] = (byte)Math.Round((above * (1 - (y - top))) + (below * (y - top)));
            }
        }

        return large;
    }

    /// <summary>Puts a picture somewhere on a larger ground of zeros.</summary>
    public static byte[] Move(byte[] pixels, int rows, int columns, int newRows, int newColumns, int top, int left)
    {
        byte[] moved = new byte[newRows * newColumns];
        for (int row = 0; row < rows; row++)
        {
            pixels.AsSpan(row * columns, columns).CopyTo(moved.AsSpan(((top + row) * newColumns) + left));
        }

        return moved;
    }

    public static byte[] Invert(byte[] pixels) => [.. pixels.Select(pixel => (byte)(255 - pixel))];

    public static byte[] ToJpeg(byte[] pixels, int rows, int columns, int quality = 85)
    {
        using var stream = new MemoryStream();
        new ImageWriter().WriteJpg(pixels, columns, rows, ColorComponents.Grey, stream, quality);
        return stream.ToArray();
    }

    /// <summary>A picture of a digit, differently made for each number.</summary>
    /// <returns>The name and content of a file.</returns>
    public static (string Name, byte[] Content) Make(MnistSample sample, int number)
    {
        var random = new SeededRandom(number);
        int side = 28 * 2 + random.Next(28 * 6);
        int rows = side + random.Next(80), columns = side + random.Next(80);
        byte[] picture = Move(
            Enlarge(sample.Pixels, 28, 28, side, side), side, side, rows, columns, random.Next(rows - side + 1), random.Next(columns - side + 1));
        picture = number % 3 == 0 ? picture : Invert(picture);
        return number % 2 == 0 ? ($"{number}.png", Png.Encode(picture, rows, columns)) : ($"{number}.jpg", ToJpeg(picture, rows, columns));
    }
}
