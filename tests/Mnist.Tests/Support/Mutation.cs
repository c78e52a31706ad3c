using CsCheck;

namespace Mnist.Tests;

/// <summary>Damages a sound file in random ways: a reader may read it or refuse it by its typed error, and nothing else.</summary>
internal static class Mutation
{
    private static readonly byte[] s_telling = [0, 1, 2, 4, 8, 16, 127, 128, 254, 255];

    /// <summary>Reads many damaged copies.</summary>
    /// <param name="sound">The bytes of the sound file.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="read">Reads the file at a path to its end.</param>
    /// <param name="iterations">How many copies.</param>
    public static void Check(byte[] sound, string name, Action<string> read, long iterations = 400)
    {
        using var folder = new TempFolder();
        string path = folder.Write(name, sound);
        read(path);

        // Heads and tails of files hold what readers trust, so half of the places are there.
        Gen<int> place = Gen.OneOf(
            Gen.Int[0, sound.Length - 1],
            Gen.Int[0, Math.Min(sound.Length, 256) - 1],
            Gen.Int[Math.Max(0, sound.Length - 256), sound.Length - 1]);
        Gen<byte> value = Gen.OneOf(Gen.Byte, Gen.Int[0, s_telling.Length - 1].Select(i => s_telling[i]));
        Gen<Func<byte[], byte[]>> change = Gen.OneOf(
            Gen.Select(place, value, (at, with) => new Func<byte[], byte[]>(bytes => Put(bytes, at, with))),
            Gen.Select(place, value, (at, with) => new Func<byte[], byte[]>(bytes => Put(bytes, at, with, with, with, with))),
            Gen.Select(place, (at) => new Func<byte[], byte[]>(bytes => bytes[..Math.Min(at, bytes.Length)])),
            Gen.Select(place, value, (at, with) => new Func<byte[], byte[]>(
                bytes => [.. bytes[..Math.Min(at, bytes.Length)], with, .. bytes[Math.Min(at, bytes.Length)..]])),
            Gen.Select(place, place, Gen.Int[1, 64], (from, to, length) => new Func<byte[], byte[]>(bytes => Copy(bytes, from, to, length))));

        change.Array[1, 3].Sample(
            changes =>
            {
                byte[] bytes = changes.Aggregate((byte[])sound.Clone(), (current, next) => next(current));
                File.WriteAllBytes(path, bytes);
                try
                {
                    read(path);
                }
                catch (DatasetFormatException)
                {
                    // What it is for.
                }
            },
            iter: iterations,
            threads: 1);
    }

    /// <summary>Cuts a file at some lengths; every cut must be noticed.</summary>
    public static void CheckCuts(byte[] sound, IEnumerable<int> lengths, string name, Action<string> read)
    {
        using var folder = new TempFolder();
        foreach (int length in lengths)
        {
            string path = folder.Write(name, sound[..length]);
            try
            {
                read(path);
            }
            catch (DatasetFormatException exception)
            {
                Assert.Equal(path, exception.Path);
                Assert.NotNull(exception.Format);
                continue;
            }

            Assert.Fail($"Cut to {length} of {sound.Length} bytes, the file was read.");
        }
    }

    private static byte[] Put(byte[] bytes, int at, params byte[] values)
    {
        for (int i = 0; i < values.Length && at + i < bytes.Length; i++)
        {
            bytes[at + i] = values[i];
        }

        return bytes;
    }

    private static byte[] Copy(byte[] bytes, int from, int to, int length)
    {
        int fits = Math.Min(length, bytes.Length - Math.Max(from, to));
        if (fits > 0)
        {
            bytes.AsSpan(from, fits).CopyTo(bytes.AsSpan(to));
        }

        return bytes;
    }
}
