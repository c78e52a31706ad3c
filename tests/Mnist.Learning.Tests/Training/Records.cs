namespace Mnist.Learning.Tests.Training;

/// <summary>Keeps the records of a training, on the thread that reports them.</summary>
internal sealed class Records : List<TrainingRecord>, IProgress<TrainingProgress>
{
    public Action<TrainingRecord>? OnRecord { get; init; }

    public void Report(TrainingProgress value)
    {
        if (value.Record is TrainingRecord record)
        {
            Add(record);
            OnRecord?.Invoke(record);
        }
    }
}
