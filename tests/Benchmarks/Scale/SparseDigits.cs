using System.Buffers.Binary;

namespace Mnist.Benchmarks.Scale;

/// <summary>A set of over 50 GB that takes no room: IDX files of which only a few images are written, the rest are holes.</summary>
internal static class SparseDigits
{
    /// <summary>The number of samples.</summary>
    public const int Count = 70_000_000;

    /// <summary>The bytes of the images.</summary>
    public const long Length = 784L * Count;

    private const int Marked = 2000;

    /// <summary>The places of the images that are written: the first, the last, and others at random.</summary>
    public static int[] Places(long seed)
    {
        var random = new SeededRandom(seed);
        return [0, Count - 1, .. Enumerable.Range(0, Marked - 2).Select(_ => random.Next(Count))];
    }

    /// <summary>Writes the training split; each written image begins with its place and ends with it negated.</summary>
    public static void Write(string folder, long seed)
    {
        Directory.CreateDirectory(folder);
        using FileStream images = File.Create(Path.Combine(folder, "train-images-idx3-ubyte"), bufferSize: 0);
        DeformedDigits.WriteHeader(images, Count, 28, 28);
        images.SetLength(images.Position + Length);
        using FileStream labels = File.Create(Path.Combine(folder, "train-labels-idx1-ubyte"), bufferSize: 0);
        DeformedDigits.WriteHeader(labels, Count);
        labels.SetLength(labels.Position + Count);
        byte[] number = new byte[4];
        foreach (int place in Places(seed))
        {
            WriteAt(images, 16 + (784L * place), place);
            WriteAt(images, 16 + (784L * (place + 1)) - 4, ~place);
            labels.Position = 8 + place;
            labels.WriteByte((byte)(place % 10));
        }

        void WriteAt(FileStream file, long offset, int value)
        {
            BinaryPrimitives.WriteInt32LittleEndian(number, value);
            file.Position = offset;
            file.Write(number);
        }
    }

    /// <summary>Reads images at random places and compares; half of them are written, half are holes.</summary>
    /// <returns>The number of images read.</returns>
    public static long Read(SampleSet samples, long seed, int pass)
    {
        int[] marked = Places(seed);
        HashSet<int> isMarked = [.. marked];
        var random = new SeededRandom(pass);
        for (int i = 0; i < marked.Length; i++)
        {
            Check(samples, marked[random.Next(marked.Length)], isMarked);
            Check(samples, random.Next(Count), isMarked);
        }

        return 2L * marked.Length;
    }

    private static void Check(SampleSet samples, int place, HashSet<int> isMarked)
    {
        MnistSample sample = samples[place];
        ReadOnlySpan<byte> pixels = sample.AsSpan();
        (int first, int last, int label) = isMarked.Contains(place) ? (place, ~place, place % 10) : (0, 0, 0);
        if (BinaryPrimitives.ReadInt32LittleEndian(pixels) != first || BinaryPrimitives.ReadInt32LittleEndian(pixels[^4..]) != last || sample.Label != label)
        {
            throw new InvalidDataException($"Image {place} is not what was written.");
        }
    }
}
