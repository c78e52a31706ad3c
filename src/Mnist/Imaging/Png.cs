namespace Mnist.Imaging;

/// <summary>Single images as PNG: 8-bit gray, 0 = black.</summary>
/// <example><code>
/// File.WriteAllBytes("five.png", Png.Encode(MnistDataset.Open().Train[0]));
/// </code></example>
public static class Png
{
    /// <summary>The PNG file of a sample.</summary>
    public static byte[] Encode(MnistSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        byte[] file = Encode(sample.AsSpan(), sample.Rows, sample.Columns);
        GC.KeepAlive(sample); // may own the mapping that its span points into
        return file;
    }

    /// <summary>The PNG file of an image.</summary>
    /// <param name="pixels">rows x columns values, row by row, 0 = black.</param>
    /// <param name="rows">The height in pixels.</param>
    /// <param name="columns">The width in pixels.</param>
    /// <exception cref="ArgumentException">The sizes do not fit the number of pixels.</exception>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int rows, int columns)
    {
        return rows < 1 || columns < 1 || (long)rows * columns != pixels.Length
            ? throw new ArgumentException($"The image has {pixels.Length} pixels, expected {rows} x {columns}.", nameof(pixels))
            : new PngEncoder().Encode(pixels, rows, columns).ToArray();
    }
}
