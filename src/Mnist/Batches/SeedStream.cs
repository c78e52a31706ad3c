namespace Mnist;

/// <summary>Makes unrelated seeds of one, so that what is random for a sample depends on its place and not on what came before.</summary>
/// <remarks>Each word goes in by exclusive or between steps of SplitMix64: different words, different seeds.</remarks>
internal static class SeedStream
{
    /// <summary>The seed for a purpose within an epoch.</summary>
    public static long Derive(long seed, SeedPurpose purpose, int epoch) =>
        (long)Step(Step(Step((ulong)seed) ^ (ulong)purpose) ^ (ulong)epoch);

    /// <summary>The seed for a purpose, an epoch and the place of a sample.</summary>
    public static long Derive(long seed, SeedPurpose purpose, int epoch, long place) =>
        (long)Step((ulong)Derive(seed, purpose, epoch) ^ (ulong)place);

    private static ulong Step(ulong state) => SeededRandom.SplitMix(ref state);
}

/// <summary>What random numbers are for; each purpose has numbers of its own from the same seed.</summary>
internal enum SeedPurpose
{
    Order = 1,
    Binarization = 2,
    Augmentation = 3,
}
