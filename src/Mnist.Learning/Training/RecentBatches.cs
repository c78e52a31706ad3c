namespace Mnist.Learning.Training;

/// <summary>The results of the batches since the last record.</summary>
internal sealed class RecentBatches
{
    private double _loss;
    private long _batches;
    private long _correct;
    private long _samples;
    private TimeSpan _started;

    public double Loss => _loss / _batches;

    public double Accuracy => (double)_correct / _samples;

    public void Add(double loss, int correct, int samples)
    {
        _loss += loss;
        _batches++;
        _correct += correct;
        _samples += samples;
    }

    public double SamplesPerSecond(TimeSpan now) => now > _started ? _samples / (now - _started).TotalSeconds : 0;

    public void Restart(TimeSpan now) => (_loss, _batches, _correct, _samples, _started) = (0, 0, 0, 0, now);
}
