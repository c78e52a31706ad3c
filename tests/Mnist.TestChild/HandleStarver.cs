using Microsoft.Win32.SafeHandles;

namespace Mnist.TestChild;

/// <summary>Takes all handles that a process may have and gives back a few: what then fails must fail by an IOException and leave nothing.</summary>
/// <remarks>
/// Where .NET starts a thread with fewer than two free handles, it ends the process with "Out of memory." (10.0.12), so writers that hand
/// their buffers to another thread are left out, and compiling in the background is off.
/// </remarks>
public static class HandleStarver
{
    private const int MostFree = 6;

    private static readonly ExportTarget[] s_targets =
        [.. ExportTarget.All.Where(target => target.Name is not ("digits.csv" or "digits.csv.gz" or "csv-shards" or "digits.npz"))];

    public static int Run(string folder)
    {
        SampleSet samples = Worker.One.Take(100);
        string sound = Directory.CreateDirectory(Path.Combine(folder, "sound")).FullName;
        string written = Directory.CreateDirectory(Path.Combine(folder, "written")).FullName;
        foreach (ExportTarget target in s_targets) // with all handles, which also loads all code
        {
            target.Write(Path.Combine(sound, target.Name), samples);
            Read(target, sound);
        }

        int failures = 0;
        for (int free = 0; free <= MostFree; free++)
        {
            foreach (ExportTarget target in s_targets)
            {
                failures += Starve(free, () => Read(target, sound)) ? 0 : 1;
                failures += Starve(free, () => target.Write(Path.Combine(written, target.Name), samples)) ? 0 : 1;
            }
        }

        foreach (ExportTarget target in s_targets) // takes away what no handle was left to take away with
        {
            target.Write(Path.Combine(written, target.Name), samples);
            Read(target, written);
        }

        Console.WriteLine(FormattableString.Invariant($"{failures} of {(MostFree + 1) * 2 * s_targets.Length} failed as they should"));
        return failures > 0 ? 0 : 1;
    }

    private static void Read(ExportTarget target, string folder)
    {
        foreach (MnistSample sample in target.Read?.Invoke(Path.Combine(folder, target.Name)) ?? [])
        {
            _ = sample.Label;
        }
    }

    /// <returns>True when the work was done all the same.</returns>
    private static bool Starve(int free, Action work)
    {
        var handles = new Stack<SafeFileHandle>();
        try
        {
            while (true)
            {
                handles.Push(File.OpenHandle("/dev/null"));
            }
        }
        catch (IOException)
        {
            // None are left.
        }

        try
        {
            for (int i = 0; i < free; i++)
            {
                handles.Pop().Dispose();
            }

            work();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
        finally
        {
            foreach (SafeFileHandle handle in handles)
            {
                handle.Dispose();
            }
        }
    }
}
