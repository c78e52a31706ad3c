using System.Management.Automation;
using Mnist;
using MnistPS.Completion;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Streams samples of a dataset: all, or those that the filters leave.</summary>
/// <remarks>The filters apply in the order Label, Index, Shuffle or Random, Skip, First, over all splits together.</remarks>
[Cmdlet(VerbsCommon.Get, "MnistSample", DefaultParameterSetName = NameSet)]
[OutputType(typeof(MnistSample), typeof(WriterSample))]
public sealed class GetMnistSampleCommand : SelectionCommand
{
    private const string QMnist = "QMNIST";

    /// <summary>Only samples of these labels.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LabelCompleter))]
    [ValidateRange(0, 255)]
    public int[]? Label { get; set; }

    /// <summary>Only the samples at these places of their split, from 0, in this order.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int[]? Index { get; set; }

    /// <summary>Leaves out the first samples.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    /// <summary>Ends after so many samples.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    /// <summary>Draws so many samples at random, none twice.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? Random { get; set; }

    /// <summary>Gives the samples in random order.</summary>
    [Parameter]
    public SwitchParameter Shuffle { get; set; }

    /// <summary>Makes Shuffle and Random repeat: the same seed gives the same samples, on every machine.</summary>
    [Parameter]
    public long? Seed { get; set; }

    /// <summary>Gives images as their files hold them; EMNIST's are transposed there.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>Joins MNIST with QMNIST's labels, which must be saved: samples then tell who wrote them.</summary>
    [Parameter(ParameterSetName = NameSet)]
    public SwitchParameter WithWriter { get; set; }

    /// <summary>Fetches what is missing first.</summary>
    [Parameter(ParameterSetName = NameSet)]
    public SwitchParameter Download { get; set; }

    /// <inheritdoc/>
    protected override void Begin()
    {
        if (Seed is not null && !Shuffle && Random is null)
        {
            WriteWarning("-Seed changes nothing without -Shuffle or -Random.");
        }

        if (Seed is null && (Shuffle || Random is not null))
        {
            Seed = System.Random.Shared.Next();
            WriteVerbose(FormattableString.Invariant($"-Seed {Seed} gives these samples again."));
        }
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Download)
        {
            DownloadMissing();
        }

        foreach (MnistDataset dataset in OpenSelected())
        {
            SampleSet[] splits = [.. SplitsOf(dataset)];
            CheckIndexes(dataset, splits);
            Write([.. splits.Select(Filter)]);
        }
    }

    private IEnumerable<MnistDataset> OpenSelected()
    {
        if (!WithWriter || Name.Equals(QMnist, StringComparison.OrdinalIgnoreCase))
        {
            return OpenDatasets(Raw);
        }

        return Catalog.Default[Name].Name == "MNIST"
            ? [DatasetCache.OpenWithWriters(Name)]
            : throw new MnistErrorException(ErrorRecords.WritersOfMnistOnly(Name));
    }

    private void DownloadMissing()
    {
        DatasetStore store = DatasetStore.Default;
        string[] missing = [.. new[] { Name, WithWriter ? QMnist : Name }
            .Select(name => store.Catalog[name].Name)
            .Distinct()
            .Where(name => store.Locate(name) is null)];
        if (missing.Length > 0)
        {
            DatasetSaving.Save(this, store, missing, new SaveOptions(), Cancellation);
        }
    }

    private void CheckIndexes(MnistDataset dataset, SampleSet[] splits)
    {
        SampleSet longest = splits.MaxBy(samples => samples.Count)!;
        foreach (int index in Index ?? [])
        {
            if (index >= longest.Count)
            {
                throw new MnistErrorException(ErrorRecords.IndexOutOfRange(index, longest, $"{dataset.Name} {longest.Split}"));
            }
        }
    }

    private SampleSet Filter(SampleSet samples)
    {
        if (Index is null)
        {
            return Label is null ? samples : samples.Where(Label);
        }

        IEnumerable<int> indexes = Index.Where(index => index < samples.Count);
        return samples.At([.. Label is null ? indexes : indexes.Where(index => Label.Contains(samples.LabelAt(index)))]);
    }

    private void Write(SampleSet[] splits)
    {
        int total = splits.Sum(samples => samples.Count);
        int start = Math.Min(Skip, total);
        int count = Math.Min(First, total - start);
        if (!Shuffle && Random is null)
        {
            foreach (MnistSample sample in splits.SelectMany(samples => TakeRange(samples, ref start, ref count)))
            {
                WriteObject(sample);
            }

            return;
        }

        // One order over all splits, so that a draw without -Split is a draw from the whole dataset.
        count = Math.Min(count, Math.Max(0, (Random ?? total) - start));
        int[] order = [.. Enumerable.Range(0, total)];
        new SeededRandom(Seed!.Value).Shuffle(order.AsSpan());
        foreach (int place in order.AsSpan(start, count))
        {
            WriteObject(place < splits[0].Count ? splits[0][place] : splits[1][place - splits[0].Count]);
        }
    }

    private static SampleSet TakeRange(SampleSet samples, ref int start, ref int count)
    {
        SampleSet range = samples.Skip(start).Take(count);
        start -= Math.Min(start, samples.Count);
        count -= range.Count;
        return range;
    }
}
