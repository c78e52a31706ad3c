using System.Management.Automation;
using Mnist;
using MnistPS.Completion;
using MnistPS.Errors;

namespace MnistPS.Binding;

/// <summary>A cmdlet that selects samples of a dataset.</summary>
/// <remarks>The filters apply in the order Label, Index, Shuffle or Random, Skip, First, over all splits together.</remarks>
public abstract class FilterCommand : SelectionCommand
{
    /// <summary>Selects samples with these labels.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LabelCompleter))]
    [ValidateRange(0, 255)]
    public int[]? Label { get; set; }

    /// <summary>Selects the samples at these positions of their split, from 0, in this order.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int[]? Index { get; set; }

    /// <summary>Skips this number of samples.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    /// <summary>The largest number of samples.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    /// <summary>Selects this number of samples at random, each at most once.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? Random { get; set; }

    /// <summary>Returns the samples in random order.</summary>
    [Parameter]
    public SwitchParameter Shuffle { get; set; }

    /// <summary>The seed of Shuffle and Random. It gives the same samples on every machine.</summary>
    [Parameter]
    public long? Seed { get; set; }

    /// <inheritdoc/>
    protected override void Begin()
    {
        if (Seed is not null && !Shuffle && Random is null)
        {
            WriteWarning("-Seed has no effect without -Shuffle or -Random.");
        }

        if (Seed is null && (Shuffle || Random is not null))
        {
            Seed = System.Random.Shared.Next();
            WriteVerbose(FormattableString.Invariant($"Use -Seed {Seed} to get the same samples again."));
        }
    }

    /// <summary>Returns the samples of a dataset that pass the filters.</summary>
    /// <param name="splits">The splits to use, Train first.</param>
    /// <param name="first">The largest number of samples.</param>
    protected IEnumerable<MnistSample> Filter(IReadOnlyList<SampleSet> splits, int first)
    {
        ArgumentNullException.ThrowIfNull(splits);
        CheckIndexes(splits);
        return Order([.. splits.Select(Filter)], first);
    }

    private void CheckIndexes(IReadOnlyList<SampleSet> splits)
    {
        SampleSet longest = splits.MaxBy(samples => samples.Count)!;
        foreach (int index in Index ?? [])
        {
            if (index >= longest.Count)
            {
                throw new MnistErrorException(ErrorRecords.IndexOutOfRange(index, longest, $"{longest.Dataset} {longest.Split}"));
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
        return samples.At([.. Label is null ? indexes : indexes.Where(index => Label.Contains(samples[index].Label))]);
    }

    private IEnumerable<MnistSample> Order(SampleSet[] splits, int first)
    {
        int total = splits.Sum(samples => samples.Count);
        int start = Math.Min(Skip, total);
        int count = Math.Min(first, total - start);
        if (!Shuffle && Random is null)
        {
            return splits.SelectMany(samples => TakeRange(samples, ref start, ref count));
        }

        // One order over all splits, so that a random selection without -Split is from the whole dataset.
        count = Math.Min(count, Math.Max(0, (Random ?? total) - start));
        int[] order = RandomOrder.Draw(total, start + count, Seed!.Value);
        return order.Skip(start).Select(place => place < splits[0].Count ? splits[0][place] : splits[1][place - splits[0].Count]);
    }

    private static SampleSet TakeRange(SampleSet samples, ref int start, ref int count)
    {
        SampleSet range = samples.Skip(start).Take(count);
        start -= Math.Min(start, samples.Count);
        count -= range.Count;
        return range;
    }
}
