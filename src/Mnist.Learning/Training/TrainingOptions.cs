namespace Mnist.Learning;

/// <summary>How to run a recipe. Together with the recipe and the samples it decides all weights.</summary>
public sealed record TrainingOptions
{
    /// <summary>The seed of initial weights, order, dropout and augmentation. It gives the same weights for any number of threads.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The number of threads, 1 or more; 0 for one per processor.</summary>
    public int Threads { get; init; }

    /// <summary>The number of batches between records; 0 for one record per epoch.</summary>
    public int Interval { get; init; }

    /// <summary>The number of training samples for validation, taken from the start, 0 or more; null for that of the recipe.</summary>
    public int? ValidationSize { get; init; }

    /// <summary>Uses all samples if the recipe uses only a part of them (Torch's --full).</summary>
    public bool Full { get; init; }

    /// <summary>A file with the state at the last record and at the end. If it exists at the start, the training run continues from it.</summary>
    /// <remarks>
    /// It must be of a run with the same samples, recipe and options. If the weights are no longer finite numbers, the file keeps the last
    /// state in which they were.
    /// </remarks>
    public string? Checkpoint { get; init; }
}
