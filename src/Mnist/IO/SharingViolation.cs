namespace Mnist.IO;

/// <summary>Detects errors because another process has the file open.</summary>
internal static class SharingViolation
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns true if another process has the file open.</summary>
    public static bool Is(IOException exception) => OperatingSystem.IsWindows()
        ? (exception.HResult & 0xFFFF) is 32 or 33 // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
        : exception.HResult is 11 or 35; // EWOULDBLOCK of Linux, of macOS

    /// <summary>Opens a file, and waits if another process has it open for a moment.</summary>
    /// <exception cref="IOException">The file was not free in time.</exception>
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
