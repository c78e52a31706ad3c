namespace Mnist.Fuzzing.Running;

/// <summary>What a damaged file may cost, and the exit codes of a child that saw more.</summary>
internal static class Limits
{
    /// <summary>Bytes, of one input and of the whole process.</summary>
    public const long Memory = 256L << 20;

    public const int WrongException = 10;
    public const int TooMuchMemory = 11;
    public const int TooSlow = 12;

    /// <summary>Processor time of one input: the same on a busy machine.</summary>
    public static readonly TimeSpan Processor = TimeSpan.FromSeconds(2);

    /// <summary>By the clock, for what waits and computes nothing.</summary>
    public static readonly TimeSpan Clock = TimeSpan.FromSeconds(30);

    /// <summary>What an exit code tells.</summary>
    public static string Describe(int exitCode) => exitCode switch
    {
        WrongException => "an exception that is not documented",
        TooMuchMemory => "more than 256 MB of memory",
        TooSlow => "more than 2 s for one input",
        _ => FormattableString.Invariant($"the process ended with {exitCode}"),
    };
}
