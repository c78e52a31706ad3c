namespace Mnist.Tests.Support;

/// <summary>Measures what a piece of work allocates; only its own thread, so that tests beside it do not count.</summary>
internal static class Allocation
{
    public const long Megabyte = 1 << 20;

    public static long Of(Action work)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
