namespace Mnist.Learning;

/// <summary>What a training does otherwise than its recipe says. What is null is as in the recipe.</summary>
public sealed record TrainingOptions
{
    /// <summary>How often each sample comes: 0 or more (0 leaves the first weights). Not together with <see cref="Iterations"/>.</summary>
    public int? Epochs { get; init; }

    /// <summary>The number of batches: 0 or more. Not together with <see cref="Epochs"/>.</summary>
    public long? Iterations { get; init; }

    /// <summary>Samples in a batch: 1 to 65536.</summary>
    public int? BatchSize { get; init; }

    /// <summary>The learning rate to start from: above 0, finite.</summary>
    public double? LearningRate { get; init; }

    /// <summary>How the parameters move.</summary>
    public OptimizerKind? Optimizer { get; init; }

    /// <summary>The momentum of <see cref="OptimizerKind.Sgd"/>: 0 up to, not including, 1.</summary>
    public double? Momentum { get; init; }

    /// <summary>Adds WeightDecay * w to the derivative of each weight: 0 or more.</summary>
    public double? WeightDecay { get; init; }

    /// <summary>Torch's coefL1: adds L1 * |w| to the loss: 0 or more.</summary>
    public double L1 { get; init; }

    /// <summary>Torch's coefL2: adds L2 * w^2 / 2 to the loss: 0 or more.</summary>
    public double L2 { get; init; }

    /// <summary>What first weights, order, dropout and augmentation depend on. The same seed gives the same weights for any number of threads.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Threads: 1 or more; 0 for one a processor.</summary>
    public int Threads { get; init; }

    /// <summary>A record every so many iterations; 0 for one an epoch.</summary>
    public int Interval { get; init; }

    /// <summary>Training samples to set aside, the first ones: 0 or more.</summary>
    public int? ValidationSize { get; init; }

    /// <summary>All samples, where the recipe takes a part of them (Torch's --full).</summary>
    public bool Full { get; init; }

    /// <summary>
    /// A file that has the last state at each record and at the end; when it is there at the start, training goes on from it.
    /// </summary>
    public string? Checkpoint { get; init; }
}
