namespace Mnist.Formats.Lmdb;

/// <summary>Writes Caffe's message for one image, byte for byte as its converter: fields 1 to 5, in that order.</summary>
internal static class DatumWriter
{
    private const byte Channels = 0x08;
    private const byte Height = 0x10;
    private const byte Width = 0x18;
    private const byte Data = 0x22;
    private const byte Label = 0x28;

    /// <summary>Returns the length of the message for a sample in bytes.</summary>
    public static int LengthOf(MnistSample sample)
    {
        int pixels = sample.Rows * sample.Columns;
        int label = sample.Label == MnistSample.Unlabeled ? 0 : 1 + VarintLength(sample.Label);
        return 5 + VarintLength(sample.Rows) + VarintLength(sample.Columns) + VarintLength(pixels) + pixels + label;
    }

    /// <summary>Writes the message.</summary>
    public static void Write(MnistSample sample, Span<byte> target)
    {
        ReadOnlySpan<byte> pixels = sample.AsSpan();
        int position = WriteField(target, 0, Channels, 1);
        position = WriteField(target, position, Height, sample.Rows);
        position = WriteField(target, position, Width, sample.Columns);
        position = WriteField(target, position, Data, pixels.Length);
        pixels.CopyTo(target[position..]);
        if (sample.Label != MnistSample.Unlabeled)
        {
            WriteField(target, position + pixels.Length, Label, sample.Label);
        }
    }

    private static int VarintLength(int value) => value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5;

    private static int WriteField(Span<byte> target, int position, byte tag, int value)
    {
        target[position++] = tag;
        for (; value > 127; value >>= 7)
        {
            target[position++] = (byte)(value | 0x80);
        }

        target[position++] = (byte)value;
        return position;
    }
}
