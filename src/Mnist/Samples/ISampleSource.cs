namespace Mnist;

/// <summary>A source of samples: a single sample, a set, a dataset, or an entry of the catalog.</summary>
/// <remarks>Commands bind their pipeline input to it.</remarks>
public interface ISampleSource
{
    /// <summary>Returns the samples, one set for each split, Train first.</summary>
    IEnumerable<SampleSet> GetSampleSets();
}

/// <summary>A sample, or an answer about one sample, such as a prediction.</summary>
public interface ISingleSample : ISampleSource
{
    /// <summary>The sample.</summary>
    MnistSample Sample { get; }
}
