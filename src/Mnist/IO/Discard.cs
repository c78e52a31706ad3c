namespace Mnist.IO;

/// <summary>Closes files that are thrown away.</summary>
internal static class Discard
{
    /// <summary>Closes a file, whether or not the disk takes what its buffer still holds.</summary>
    public static void Close(FileStream? file)
    {
        try
        {
            file?.Dispose();
        }
        catch (IOException)
        {
            // The handle is closed all the same.
        }
    }
}
