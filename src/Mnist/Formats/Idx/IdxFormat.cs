using Mnist.Datasets.Catalog;
using Mnist.Formats.Idx;

namespace Mnist.Formats;

/// <summary>A folder of IDX files with the standard names, as on the original page: images and labels of each split.</summary>
/// <remarks>
/// The same as for <see cref="MnistDataset.OpenFolder"/>: importing reads only headers, and pixels on first use. For a single IDX file
/// or stream, use <see cref="IdxArray"/>.
/// </remarks>
public sealed class IdxFormat : SampleFormat<SampleReadOptions, IdxWriteOptions>
{
    internal IdxFormat()
        : base("Idx")
    {
    }

    internal override string ErrorTitle => "IDX";

    /// <inheritdoc/>
    public override bool HoldsSplits(string? path, SampleWriteOptions? options = null) => true;

    /// <inheritdoc/>
    protected internal override bool Matches(ReadOnlySpan<byte> head) => head is [0, 0, >= 0x08 and <= 0x0E, ..];

    /// <inheritdoc/>
    protected internal override bool MatchesFolder(string folder) => DatasetFiles.In(folder).Any();

    internal override bool MatchesZip(IReadOnlyList<string> names) => names.Any(name => DatasetFileName.TryParse(name) is not null);

    /// <inheritdoc/>
    protected override SampleWriter Create(SampleOutput output, IdxWriteOptions options) => new IdxFolderWriter(output, options);

    private protected override IReadOnlyList<SampleSet> Load(
        SampleInput input, SampleReadOptions options, bool isOneSplit, CancellationToken cancellationToken)
    {
        input.RequirePath("IDX", "the path of a folder, or IdxArray.Read for images or labels");
        byte[] head = File.Exists(input.Path) ? input.ReadHead(ForeignContent.HeadLength) : [];
        PackedInput.RequireNotForeign(PackedInput.IsZip(head) ? [] : head, input.Path, ErrorTitle, Name);
        string folder = File.Exists(input.Path) && !PackedInput.IsZip(head) ? Path.GetDirectoryName(Path.GetFullPath(input.Path))! : input.Path;
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
