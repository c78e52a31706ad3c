namespace Mnist.IO;

/// <summary>Closes files that are discarded.</summary>
internal static class Discard
{
    /// <summary>Closes a file even if its buffer cannot be written.</summary>
    public static void Close(FileStream? file)
    {
        try
        {
            file?.Dispose();
        }
        catch (IOException)
        {
            // The handle is closed anyway.
        }
    }
}
