namespace Mnist.Learning.Tests.Training;

/// <summary>Keeps the records of a training, on the thread that reports them.</summary>
internal sealed class Records : List<TrainingRecord>, IProgress<TrainingRecord>
{
    public Action<TrainingRecord>? OnRecord { get; init; }

    public void Report(TrainingRecord value)
    {
        Add(value);
        OnRecord?.Invoke(value);
    }
}
