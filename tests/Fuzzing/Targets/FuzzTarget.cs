using Mnist.Learning;

namespace Mnist.Fuzzing.Targets;

/// <summary>A reader that is given damaged files.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="FileName">The name of the file that is read; readers look at endings.</param>
/// <param name="MakeSeeds">Makes sound files with our own writers, in an empty folder.</param>
/// <param name="Read">Reads a file to its end.</param>
internal sealed record FuzzTarget(string Name, string FileName, Func<string, IEnumerable<byte[]>> MakeSeeds, Action<string> Read)
{
    /// <summary>Pieces of the format, which chance alone would hardly make.</summary>
    public string[] Words { get; init; } = [];

    /// <summary>Makes checksums right again, so that damage gets past them; null where the format has none.</summary>
    public Func<byte[], byte[]>? Mend { get; init; }

    /// <summary>Reads a file that may be anything.</summary>
    /// <returns>False when it was refused as it should be: by one of the exceptions that the documentation names.</returns>
    public bool TryRead(string path)
    {
        try
        {
            Read(path);
            return true;
        }
        catch (Exception exception) when (exception is DatasetFormatException or DatasetNotFoundException or CatalogException or TextException)
        {
            return false;
        }
    }
}
