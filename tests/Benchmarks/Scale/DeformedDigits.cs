using System.Buffers.Binary;

namespace Mnist.Benchmarks.Scale;

/// <summary>Makes sets like MNIST of any size: its training digits, drawn at random, slanted and shifted by whole pixels.</summary>
/// <remarks>Cheap enough that the disk is what takes the time; the same seed and number give the same bytes everywhere.</remarks>
internal static class DeformedDigits
{
    private const int Size = 28;
    private const int MaximumShift = 2;
    private const int BlockLength = 4096;

    /// <summary>The bytes that a sample takes.</summary>
    public const int BytesEach = (Size * Size) + 1;

    /// <summary>Writes the training split of a dataset as IDX files.</summary>
    /// <param name="folder">Where they go; made here.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="seed">What the digits and their deformation depend on.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static void Write(string folder, int count, long seed, CancellationToken cancellationToken)
    {
        SampleSet digits = MnistDataset.Open().Train;
        Directory.CreateDirectory(folder);
        using FileStream images = Create(folder, "train-images-idx3-ubyte", count, Size, Size);
        using FileStream labels = Create(folder, "train-labels-idx1-ubyte", count);
        var random = new SeededRandom(seed);
        byte[] block = new byte[BlockLength * Size * Size];
        byte[] blockLabels = new byte[BlockLength];
        for (int left = count; left > 0; left -= BlockLength)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int take = Math.Min(left, BlockLength);
            for (int i = 0; i < take; i++)
            {
                int place = random.Next(digits.Count);
                Deform(digits[place].AsSpan(), block.AsSpan(i * Size * Size, Size * Size), random.NextUInt64());
                blockLabels[i] = (byte)digits.LabelAt(place);
            }

            images.Write(block, 0, take * Size * Size);
            labels.Write(blockLabels, 0, take);
        }
    }

    // Every row moves by the shift and by a slant that grows from the middle; what leaves the image is lost, as ink at an edge is.
    private static void Deform(ReadOnlySpan<byte> digit, Span<byte> target, ulong chance)
    {
        target.Clear();
        int down = Draw(ref chance, MaximumShift);
        int right = Draw(ref chance, MaximumShift);
        int slant = Draw(ref chance, MaximumShift);
        for (int row = Math.Max(0, down); row < Math.Min(Size, Size + down); row++)
        {
            int shift = right + (slant * ((Size / 2) - row) / (Size / 2));
            int length = Size - Math.Abs(shift);
            digit.Slice(((row - down) * Size) + Math.Max(0, -shift), length).CopyTo(target[((row * Size) + Math.Max(0, shift))..]);
        }
    }

    // Eight of the bits: -most to most.
    private static int Draw(ref ulong chance, int most)
    {
        int value = (int)((chance & 0xFF) * (ulong)((2 * most) + 1) >> 8) - most;
        chance >>= 8;
        return value;
    }

    private static FileStream Create(string folder, string name, params int[] sizes)
    {
        FileStream file = File.Create(Path.Combine(folder, name), bufferSize: 0);
        WriteHeader(file, sizes);
        return file;
    }

    /// <summary>Writes the head of an IDX file of bytes.</summary>
    public static void WriteHeader(FileStream file, params int[] sizes)
    {
        Span<byte> header = stackalloc byte[4 + (4 * sizes.Length)];
        header.Clear();
        (header[2], header[3]) = (0x08, (byte)sizes.Length);
        for (int i = 0; i < sizes.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header[(4 + (4 * i))..], sizes[i]);
        }

        file.Write(header);
    }
}
