namespace Mnist.Learning.Layers;

/// <summary>Divides a batch among threads, always in the same way, so that sums do not depend on the number of threads.</summary>
internal static class Slices
{
    /// <summary>More than the threads of most machines, so that the last slice does not delay long.</summary>
    public const int Maximum = 16;

    /// <summary>Returns the number of slices of a batch. None is empty.</summary>
    public static int Count(int batch) => Math.Min(Maximum, batch);

    /// <summary>Returns the first sample of a slice.</summary>
    public static int Start(int slice, int batch) => (int)((long)slice * batch / Count(batch));
}
