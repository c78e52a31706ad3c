namespace Mnist.Formats;

/// <summary>Reads a folder of IDX files sample by sample.</summary>
internal static class IdxFolder
{
    /// <summary>The samples of a folder, Train first.</summary>
    public static IEnumerable<MnistSample> Enumerate(string path, SampleReadOptions options, CancellationToken cancellationToken)
    {
        string folder = File.Exists(path) ? Path.GetDirectoryName(Path.GetFullPath(path))! : path;
        MnistDataset dataset = MnistDataset.OpenFolder(folder, options.Dataset);
        foreach (SampleSet samples in dataset.GetSampleSets().Where(samples => options.Split is null || samples.Split == options.Split))
        {
            samples.Load(cancellationToken);
            foreach (MnistSample sample in samples)
            {
                yield return sample;
            }
        }
    }
}
