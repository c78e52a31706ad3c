namespace Mnist;

/// <summary>What random numbers are for; each purpose has numbers of its own from the same seed.</summary>
internal enum SeedPurpose
{
    Order = 1,
    Binarization = 2,
    Augmentation = 3,
}
