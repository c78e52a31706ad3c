namespace Mnist.Learning.Baselines;

/// <summary>A classifier that gives each category a share from the pixels of one sample.</summary>
internal abstract class ShareClassifier(SampleSet known) : SampleClassifier(known)
{
    private const int Interval = 256;

    private readonly (int Rows, int Columns) _size = (known.Rows, known.Columns);

    public sealed override IEnumerable<Prediction> Predict(IEnumerable<MnistSample> samples, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return Run();

        IEnumerable<Prediction> Run()
        {
            long done = 0;
            foreach (MnistSample sample in samples)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if ((sample.Rows, sample.Columns) != _size)
                {
                    throw new ArgumentException(FormattableString.Invariant(
                        $"{sample} is {sample.Rows} x {sample.Columns}, but the classifier knows images of {_size.Rows} x {_size.Columns}. Use samples of one size."));
                }

                double[] shares = Share(sample.AsSpan());
                double sum = shares.Sum();
                yield return Prediction.Of(sample, [.. shares.Select(share => (float)(share / sum))], Categories, FirstLabel);
                if (++done % Interval == 0)
                {
                    progress?.Report(done);
                }
            }
        }
    }

    /// <summary>Returns a number for each category, 0 or more; the largest is above 0 and its category is the prediction.</summary>
    private protected abstract double[] Share(ReadOnlySpan<byte> pixels);

    /// <summary>Returns the scores that are above 0; all categories alike if none is.</summary>
    private protected static double[] Positive(double[] scores)
    {
        double[] shares = [.. scores.Select(score => Math.Max(0, score))];
        return shares.Max() > 0 ? shares : [.. scores.Select(_ => 1.0)];
    }
}
