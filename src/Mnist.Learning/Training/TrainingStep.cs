namespace Mnist.Learning;

/// <summary>How many batches of a training are over.</summary>
/// <param name="Iteration">Batches that are over.</param>
/// <param name="Iterations">Batches of the whole training.</param>
public readonly record struct TrainingStep(long Iteration, long Iterations);
