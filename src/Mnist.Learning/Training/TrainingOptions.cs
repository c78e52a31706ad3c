namespace Mnist.Learning;

/// <summary>The changes of a training run to its recipe. Null keeps the value of the recipe.</summary>
public sealed record TrainingOptions
{
    /// <summary>The number of epochs, 0 or more (0 keeps the initial weights). Not together with <see cref="Iterations"/>.</summary>
    public int? Epochs { get; init; }

    /// <summary>The number of batches, 0 or more. Not together with <see cref="Epochs"/>.</summary>
    public long? Iterations { get; init; }

    /// <summary>The number of samples in a batch, 1 to 65536.</summary>
    public int? BatchSize { get; init; }

    /// <summary>The initial learning rate, above 0 and finite.</summary>
    public double? LearningRate { get; init; }

    /// <summary>The optimizer.</summary>
    public OptimizerKind? Optimizer { get; init; }

    /// <summary>The momentum of <see cref="OptimizerKind.Sgd"/>, from 0 to less than 1.</summary>
    public double? Momentum { get; init; }

    /// <summary>Adds WeightDecay * w to the derivative of each weight; 0 or more.</summary>
    public double? WeightDecay { get; init; }

    /// <summary>Adds L1 * |w| to the loss (Torch's coefL1); 0 or more.</summary>
    public double L1 { get; init; }

    /// <summary>Adds L2 * w^2 / 2 to the loss (Torch's coefL2); 0 or more.</summary>
    public double L2 { get; init; }

    /// <summary>The seed of initial weights, order, dropout and augmentation. It gives the same weights for any number of threads.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The number of threads, 1 or more; 0 for one per processor.</summary>
    public int Threads { get; init; }

    /// <summary>The number of batches between records; 0 for one record per epoch.</summary>
    public int Interval { get; init; }

    /// <summary>The number of training samples for validation, taken from the start; 0 or more.</summary>
    public int? ValidationSize { get; init; }

    /// <summary>Uses all samples if the recipe uses only a part of them (Torch's --full).</summary>
    public bool Full { get; init; }

    /// <summary>A file with the state at the last record and at the end. If it exists at the start, the training run continues from it.</summary>
    public string? Checkpoint { get; init; }
}
