namespace Mnist.Learning.Layers;

/// <summary>How a batch is divided among threads: always in the same way, so that sums come out the same for any number of them.</summary>
internal static class Slices
{
    /// <summary>More than the threads of most machines, so that nobody waits long for the last one.</summary>
    public const int Maximum = 16;

    /// <summary>The number of slices of a batch; none is empty.</summary>
    public static int Count(int batch) => Math.Min(Maximum, batch);

    /// <summary>The first sample of a slice.</summary>
    public static int Start(int slice, int batch) => (int)((long)slice * batch / Count(batch));
}
