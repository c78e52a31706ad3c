namespace Mnist;

/// <summary>Anything that samples come from: a single sample, a set of them, a dataset, an entry of the catalog.</summary>
/// <remarks>Commands bind their pipeline input to it.</remarks>
public interface ISampleSource
{
    /// <summary>The samples, one set for each split they come from, Train first.</summary>
    IEnumerable<SampleSet> GetSampleSets();
}
