namespace Mnist.Learning.Baselines;

/// <summary>Makes samples upright before another classifier, which knows upright ones, predicts them.</summary>
internal sealed class UprightClassifier(SampleClassifier inner, SampleSet known) : SampleClassifier(known)
{
    /// <summary>Returns upright copies in memory.</summary>
    public static SampleSet Deskew(SampleSet samples, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        const int Interval = 256;
        samples.Load(cancellationToken);
        var upright = new SampleSetBuilder();
        for (int i = 0; i < samples.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            upright.Add(samples[i].Deskew());
            if (i % Interval == 0)
            {
                progress?.Report(i);
            }
        }

        return upright.ToSampleSet();
    }

    public override IEnumerable<Prediction> Predict(IEnumerable<MnistSample> samples, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);

        // The other classifier can read ahead.
        var originals = new Queue<MnistSample>();
        foreach (Prediction prediction in inner.Predict(samples.Select(Remember), progress, cancellationToken))
        {
            yield return prediction with { Sample = originals.Dequeue() };
        }

        MnistSample Remember(MnistSample sample)
        {
            originals.Enqueue(sample);
            return sample.Deskew();
        }
    }

    public override string ToString() => $"{inner}, deskewed";
}
