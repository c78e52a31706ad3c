namespace Mnist.Tests.Support;

/// <summary>Damages sound files at random: a reader reads them or refuses them with its typed error, and nothing else.</summary>
internal static class Mutation
{
    /// <summary>Reads many damaged copies of a file.</summary>
    /// <param name="sound">The bytes of the sound file.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="read">Reads the file at a path to its end.</param>
    /// <param name="count">How many copies.</param>
    public static void Check(byte[] sound, string name, Action<string> read, int count = 400)
    {
        using var folder = new TempFolder();
        Check([sound], bytes => read(folder.Write(name, bytes)), count);
    }

    /// <summary>Reads many damaged copies of some files of a format, from memory.</summary>
    public static void Check(byte[][] sound, Action<byte[]> read, int count)
    {
        Array.ForEach(sound, read);
        var mutator = new Mutator(System.Random.Shared.Next(), []);
        for (int i = 0; i < count; i++)
        {
            byte[] bytes = mutator.Damage(sound[mutator.Next(sound.Length)], sound[mutator.Next(sound.Length)]);
            try
            {
                read(bytes);
            }
            catch (DatasetFormatException)
            {
                // The other good answer.
            }
            catch (Exception exception)
            {
                Assert.Fail($"{exception}\nThe file that was read: {Convert.ToBase64String(bytes)}");
            }
        }
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
}
