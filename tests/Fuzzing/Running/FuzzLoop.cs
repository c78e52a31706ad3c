using System.Diagnostics;
using System.Globalization;
using Mnist.Fuzzing.Targets;
using Mnist.Tests.Support;

namespace Mnist.Fuzzing.Running;

/// <summary>The child process of a run: damages files and has them read, until the time is over or something is found.</summary>
internal sealed class FuzzLoop(FuzzTarget target, string folder, Coverage coverage, int seed)
{
    private const int MaximumCorpus = 4000;

    private readonly string _path = Path.Combine(folder, target.FileName);
    private readonly Mutator _mutator = new(seed, target.Words);
    private readonly List<byte[]> _corpus = [];
    private readonly Watchdog _watchdog = new();
    private long _executions;
    private long _refused;
    private long _largest;

    /// <summary>Runs; prints one line of figures at the end.</summary>
    /// <returns>0, or the exit code that tells what was found.</returns>
    public int Run(TimeSpan time)
    {
        string seeds = Directory.CreateDirectory(Path.Combine(folder, "seeds")).FullName;
        foreach (byte[] sound in target.MakeSeeds(seeds))
        {
            if (!Execute(sound))
            {
                target.Read(_path); // says why a sound file is refused
            }

            _corpus.Add(sound);
        }

        (long refused, int seedCount) = (_refused = 0, _corpus.Count);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < time;)
        {
            byte[] input = _mutator.Damage(Pick(), Pick());
            if (target.Mend is not null && _mutator.Next(2) == 0)
            {
                input = target.Mend(input);
            }

            Execute(input);
            if (coverage.IsNew() && _corpus.Count < MaximumCorpus)
            {
                _corpus.Add(input);
            }
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Name,-12}{_executions,10} inputs, {_refused * 100 / Math.Max(1, _executions),3} % refused, {coverage.EdgeCount,5} edges, "
            + $"{seedCount,2} seeds and {_corpus.Count - seedCount,4} found, largest {_largest >> 20,3} MB, peak {process.PeakWorkingSet64 >> 20,3} MB, seed {seed}"));
        return process.PeakWorkingSet64 > Limits.Memory ? Limits.TooMuchMemory : 0;
    }

    // What was found last leads further more often than what has been tried for long.
    private byte[] Pick() => _corpus[_mutator.Next(2) == 0 ? _mutator.Next(_corpus.Count) : _corpus.Count - 1 - _mutator.Next(Math.Min(_corpus.Count, 32))];

    private bool Execute(byte[] input)
    {
        File.WriteAllBytes(_path, input); // stays where it is if this process ends now: the parent keeps it
        _executions++;
        coverage.Begin();
        _watchdog.Begin();
        long before = GC.GetTotalAllocatedBytes();
        bool isRead;
        try
        {
            isRead = target.TryRead(_path);
        }
        catch (Exception exception)
        {
            Console.Error.WriteLine(exception);
            Environment.Exit(Limits.WrongException);
            throw;
        }
        finally
        {
            _watchdog.End();
        }

        long allocated = GC.GetTotalAllocatedBytes() - before;
        _largest = Math.Max(_largest, allocated);
        if (allocated > Limits.Memory)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{allocated} bytes were allocated for {input.Length}."));
            Environment.Exit(Limits.TooMuchMemory);
        }

        _refused += isRead ? 0 : 1;
        return isRead;
    }
}
