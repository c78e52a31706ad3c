using Mnist.Datasets.Catalog;
using Mnist.Formats.Idx;

namespace Mnist.Formats;

/// <summary>A folder of IDX files with the standard names, as on the original page: images and labels of each split.</summary>
/// <remarks>
/// The same as for <see cref="MnistDataset.OpenFolder"/>: importing reads only headers, and pixels on first use. The path of one of the
/// files reads its split, with the other file beside it. To read any IDX file or stream as an array, use <see cref="IdxArray"/>.
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
        if (File.Exists(input.Path) && !PackedInput.IsZip(head))
        {
            return [OfFile(input.Path, options)];
        }

        MnistDataset dataset = MnistDataset.OpenFolder(input.Path, options.Dataset);
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

    // The name tells the split, and the other file of the split is beside it.
    private static SampleSet OfFile(string path, SampleReadOptions options)
    {
        DatasetFileName file = DatasetFileName.TryParse(Path.GetFullPath(path)) ?? throw new DatasetNotFoundException(
            path, $"The name of '{path}' does not tell whose images or labels the file has. Use a name such as train-images-idx3-ubyte, or read it with Import-MnistIdx (IdxArray).");
        string folder = DatasetFiles.HomeOf(file);
        IReadOnlyList<MnistDataset> datasets = options.Dataset is null ? MnistDataset.OpenAll(folder) : [MnistDataset.OpenFolder(folder, options.Dataset)];
        MnistDataset dataset = datasets.Count == 1 ? datasets[0] : datasets.First(one => one.GetSampleSets().Any(
            samples => samples.Origin.Files.Any(other => file.Prefix.Equals(DatasetFileName.TryParse(other)?.Prefix, StringComparison.OrdinalIgnoreCase))));
        SampleOrigin origin = dataset.Get(file.Split).Origin;
        Split split = ImportNaming.SplitOf(path, options, file.Split);
        options.Tell($"'{path}': the samples are those of {string.Join(" and ", origin.Files.Select(part => Path.GetFileName(part)))}.");
        return new SampleSet(split == file.Split ? origin : new SampleOrigin(
            origin.Identity, split, origin.Count, origin.Rows, origin.Columns, origin.GetLabels, origin.GetImages, origin.Files)
        { Writers = origin.Writers, Source = origin });
    }

    internal static DatasetFormatException Invalid(
        string path, string expected, string actual, long? offset = null, string? hint = null, Exception? innerException = null) =>
        new(path, expected, actual, offset, hint: hint, innerException: innerException, format: "IDX");
}
