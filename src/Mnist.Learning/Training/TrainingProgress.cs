namespace Mnist.Learning;

/// <summary>How far a training run is: told after each batch.</summary>
/// <param name="Iteration">Batches that are over.</param>
/// <param name="Iterations">Batches of the whole run.</param>
/// <param name="Record">Loss and accuracy, at the end of each epoch or interval; null after the batches in between.</param>
public readonly record struct TrainingProgress(long Iteration, long Iterations, TrainingRecord? Record);
