using System.IO.Compression;
using Mnist.IO;

namespace Mnist.Imaging;

/// <summary>Reads PNG of any kind: https://www.w3.org/TR/png-3/. Reuses its buffers; not thread-safe.</summary>
internal sealed class PngDecoder
{
    private const int BufferLength = 1 << 16;

    private readonly PngChunks _chunks = new();
    private byte[] _rows = new byte[BufferLength];

    /// <summary>Reads a file.</summary>
    /// <param name="content">The whole file; what stands after its end chunk is left alone.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="maximumPixels">The most pixels that are taken.</param>
    /// <exception cref="DatasetFormatException">The file is damaged, or larger than that.</exception>
    public Picture Decode(ReadOnlySpan<byte> content, string path, long maximumPixels = Picture.MaximumPixels)
    {
        _chunks.Read(content, path, maximumPixels);
        PngHeader header = _chunks.Header;
        long rawLength = PngPass.Of(header).Sum(pass => pass.Rows(header) * (1 + header.RowLength(pass.Columns(header))));
        if (rawLength > _chunks.DataLength * Deflate.MaximumRatio)
        {
            throw Picture.Invalid(
                path,
                FormattableString.Invariant($"compressed data for {rawLength} bytes"),
                FormattableString.Invariant($"{_chunks.DataLength} bytes, which are too few"),
                _chunks.DataOffset);
        }

        var pixels = new PngPixels(header, _chunks.Palette, _chunks.Transparency);
        using var data = new ZLibStream(_chunks.OpenData(), CompressionMode.Decompress);
        try
        {
            foreach (PngPass pass in PngPass.Of(header))
            {
                ReadPass(data, pass, pixels, path);
            }

            if (data.ReadByte() >= 0)
            {
                throw Damaged(path, FormattableString.Invariant($"{rawLength} bytes of rows"), "more");
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // The latter, of the memory that is read, where the data asks for a dictionary, which PNG has none of.
            throw Picture.Invalid(path, "zlib data", "damaged data", _chunks.DataOffset, innerException: exception);
        }

        return pixels.ToPicture() with { Orientation = _chunks.Orientation };
    }

    private void ReadPass(ZLibStream data, PngPass pass, PngPixels pixels, string path)
    {
        PngHeader header = _chunks.Header;
        int rowLength = (int)header.RowLength(pass.Columns(header)); // at most 8 bytes for each of 65,535 pixels
        int rows = pass.Rows(header);
        int step = Math.Max(1, header.BitsPerPixel / 8);

        // As many rows as fit the buffer at a time, behind the row above them.
        int batch = Math.Clamp((BufferLength / (1 + rowLength)) - 1, 1, Math.Max(1, rows));
        int needed = (1 + batch) * (1 + rowLength);
        if (_rows.Length < needed)
        {
            _rows = new byte[needed];
        }

        Span<byte> above = _rows.AsSpan(1, rowLength);
        above.Clear();
        for (int row = 0; row < rows; row += batch)
        {
            int count = Math.Min(batch, rows - row);
            Span<byte> filled = _rows.AsSpan(1 + rowLength, count * (1 + rowLength));
            if (data.ReadAtLeast(filled, filled.Length, throwOnEndOfStream: false) < filled.Length)
            {
                throw Damaged(path, FormattableString.Invariant($"{header.Rows} rows"), "fewer");
            }

            for (int i = 0; i < count; i++)
            {
                Span<byte> line = filled.Slice((i * (1 + rowLength)) + 1, rowLength);
                int filter = filled[i * (1 + rowLength)];
                if (filter > PngFilter.Last)
                {
                    throw Damaged(path, "a filter from 0 to 4 before each row", FormattableString.Invariant($"{filter}"));
                }

                PngFilter.Restore(filter, line, i == 0 ? above : filled.Slice(((i - 1) * (1 + rowLength)) + 1, rowLength), step);
                if (!pixels.Place(line, pass, row + i))
                {
                    throw Damaged(path, "pixels with a color of the palette", "a color beyond it");
                }
            }

            filled.Slice(((count - 1) * (1 + rowLength)) + 1, rowLength).CopyTo(above);
        }
    }

    private DatasetFormatException Damaged(string path, string expected, string actual) =>
        Picture.Invalid(path, expected, actual, _chunks.DataOffset);
}
