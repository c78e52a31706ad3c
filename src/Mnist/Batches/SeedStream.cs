namespace Mnist;

/// <summary>Derives independent seeds from one, so that the random numbers of a sample depend only on its position.</summary>
/// <remarks>Each word is combined by XOR between steps of SplitMix64, so that different words give different seeds.</remarks>
internal static class SeedStream
{
    /// <summary>Returns the seed for a purpose in an epoch.</summary>
    public static long Derive(long seed, SeedPurpose purpose, int epoch) =>
        (long)Step(Step(Step((ulong)seed) ^ (ulong)purpose) ^ (ulong)epoch);

    /// <summary>Returns the seed for a purpose, an epoch and the position of a sample.</summary>
    public static long Derive(long seed, SeedPurpose purpose, int epoch, long place) =>
        (long)Step((ulong)Derive(seed, purpose, epoch) ^ (ulong)place);

    private static ulong Step(ulong state) => SeededRandom.SplitMix(ref state);
}

/// <summary>The purpose of random numbers. Each purpose has its own numbers for the same seed.</summary>
internal enum SeedPurpose
{
    Order = 1,
    Binarization = 2,
    Augmentation = 3,
    Corruption = 4,
}
