namespace Mnist.IO;

/// <summary>Tells "another process has the file open" from other troubles with files.</summary>
internal static class SharingViolation
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Another process holds the file.</summary>
    public static bool Is(IOException exception) => OperatingSystem.IsWindows()
        ? (exception.HResult & 0xFFFF) is 32 or 33 // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
        : exception.HResult is 11 or 35; // EWOULDBLOCK of Linux, of macOS

    /// <summary>Opens a file that others hold for moments only.</summary>
    /// <exception cref="IOException">It was held longer than that.</exception>
    public static T Wait<T>(Func<T> open, TimeSpan patience)
    {
        long start = Environment.TickCount64;
        while (true)
        {
            try
            {
                return open();
            }
            catch (IOException exception) when (Is(exception) && Environment.TickCount64 - start < patience.TotalMilliseconds)
            {
                Thread.Sleep(s_interval);
            }
        }
    }
}
