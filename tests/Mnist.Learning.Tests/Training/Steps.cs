namespace Mnist.Learning.Tests.Training;

/// <summary>Does something after each batch.</summary>
internal sealed class Steps(Action<TrainingProgress> action) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => action(value);
}
