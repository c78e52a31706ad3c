using Mnist.Datasets.Catalog;
using Mnist.Formats.Idx;

namespace Mnist.Formats;

/// <summary>A folder of IDX files with the standard names, as on the original page: images and labels of each split.</summary>
/// <remarks>
/// What <see cref="MnistDataset.OpenFolder"/> opens; importing reads headers only, and pixels when they are asked for. For one IDX file, or
/// a stream of it, see <see cref="IdxArray"/>.
/// </remarks>
public sealed class IdxFormat : SampleFormat<SampleReadOptions, IdxWriteOptions>
{
    internal IdxFormat()
        : base("Idx")
    {
    }

    /// <inheritdoc/>
    public override bool HoldsSplits(string? path, SampleWriteOptions? options = null) => true;

    /// <inheritdoc/>
    protected internal override bool Matches(ReadOnlySpan<byte> head) => head is [0, 0, >= 0x08 and <= 0x0E, ..];

    /// <inheritdoc/>
    protected internal override bool MatchesFolder(string folder) =>
        Directory.EnumerateFiles(folder).Any(file => DatasetFileName.TryParse(file) is not null);

    /// <inheritdoc/>
    protected override SampleWriter Create(SampleOutput output, IdxWriteOptions options) => new IdxFolderWriter(output, options);

    private protected override IReadOnlyList<SampleSet> Load(
        SampleInput input, SampleReadOptions options, bool isOneSplit, CancellationToken cancellationToken)
    {
        input.RequirePath("IDX", "give the folder, or read images and labels with IdxArray.Read, each from a stream of its own.");
        string folder = File.Exists(input.Path) ? Path.GetDirectoryName(Path.GetFullPath(input.Path))! : input.Path;
        MnistDataset dataset = MnistDataset.OpenFolder(folder, options.Dataset);
        SampleSet[] sets = options.Split is Split split ? [dataset.Get(split)] : [.. dataset.GetSampleSets()];
        RequireOneSplit(sets.Length, isOneSplit, input, options);
        return sets;
    }

    private protected override IEnumerable<MnistSample> ReadFrom(SampleInput input, SampleReadOptions options, CancellationToken cancellationToken)
    {
        foreach (SampleSet samples in Load(input, options, isOneSplit: false, cancellationToken))
        {
            samples.Load(cancellationToken);
            foreach (MnistSample sample in samples)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return sample;
            }
        }
    }

    internal static DatasetFormatException Invalid(
        string path, string expected, string actual, long? offset = null, string? hint = null, Exception? innerException = null) =>
        new(path, expected, actual, offset, hint: hint, innerException: innerException, format: "IDX");
}
