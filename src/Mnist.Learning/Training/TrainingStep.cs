namespace Mnist.Learning;

/// <summary>The number of finished batches of a training run.</summary>
/// <param name="Iteration">The number of finished batches.</param>
/// <param name="Iterations">The number of batches of the training run.</param>
public readonly record struct TrainingStep(long Iteration, long Iterations);
