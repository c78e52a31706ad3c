using System.Globalization;
using System.Management.Automation;
using Mnist;
using MnistPS.Completion;
using MnistPS.Errors;

namespace MnistPS.Binding;

/// <summary>A cmdlet that selects samples of datasets or of its input.</summary>
/// <remarks>
/// The filters apply in the order Label and Category, Index, Shuffle or Random, Skip, First: to each dataset, over all its splits
/// together, and to all single samples of the input. Index, Shuffle and Random collect these first.
/// </remarks>
public abstract class FilterCommand : SelectionCommand
{
    /// <summary>The parameter set for pipeline input.</summary>
    protected const string InputSet = "InputObject";

    private readonly List<ISingleSample> _collected = [];
    private readonly Dictionary<string, int> _lastLabels = [];
    private WildcardPattern[] _categories = [];
    private readonly HashSet<string> _checked = [];
    private long _seen;
    private int _passed;

    /// <summary>Samples, names of datasets, or datasets from Get-MnistDataset.</summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    [SampleSourceTransformation]
    public ISampleSource? InputObject { get; set; }

    /// <summary>Selects samples with these labels.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LabelCompleter))]
    [ValidateRange(0, 255)]
    public int[]? Label { get; set; }

    /// <summary>Selects samples of these categories, in addition to those of Label. Wildcards are allowed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CategoryCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Category { get; set; }

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

    private bool IsRandom => Shuffle || Random is not null;

    /// <inheritdoc/>
    protected override void Begin()
    {
        _categories = [.. (Category ?? []).Select(pattern => new WildcardPattern(pattern, WildcardOptions.IgnoreCase))];
        if (Seed is not null && !IsRandom)
        {
            WriteWarning("-Seed has no effect without -Shuffle or -Random.");
        }

        if (Seed is null && IsRandom)
        {
            Seed = System.Random.Shared.Next();
            WriteVerbose(FormattableString.Invariant($"Use -Seed {Seed} to get the same samples again."));
        }
    }

    /// <inheritdoc/>
    protected sealed override void Process()
    {
        switch (InputObject)
        {
            case null:
                ProcessDatasets();
                break;
            case ISingleSample one:
                TakeOne(one);
                break;
            default:
                ProcessSource(InputObject);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void End()
    {
        // Where nothing names the categories, they are the labels, and the largest is known at the end.
        foreach ((string dataset, int last) in _lastLabels)
        {
            FindLabels(dataset, [.. Enumerable.Range(0, last + 1).Select(label => (label, label.ToString(CultureInfo.InvariantCulture)))]);
        }

        foreach (ISingleSample item in OrderCollected())
        {
            Emit(item, item.Sample);
        }
    }

    /// <summary>Works on the datasets of the parameters.</summary>
    private protected virtual void ProcessDatasets() => ForEachDataset(dataset => EmitSets(SplitsOf(dataset)));

    /// <summary>Works on a set or dataset of the input.</summary>
    private protected virtual void ProcessSource(ISampleSource source) => EmitSets(SplitsOf(source));

    /// <summary>Writes a sample that passes the filters.</summary>
    /// <param name="item">The sample, or the prediction that has it.</param>
    /// <param name="sample">The sample.</param>
    private protected abstract void Emit(ISampleSource item, MnistSample sample);

    /// <summary>Returns the largest number of samples of a dataset.</summary>
    private protected virtual int LimitOf(SampleSet samples) => First;

    /// <summary>Writes the samples of one dataset that pass the filters.</summary>
    /// <param name="sets">The splits to use, Train first.</param>
    private protected void EmitSets(IEnumerable<SampleSet> sets)
    {
        SampleSet[] splits = [.. sets];
        if (splits.Length == 0)
        {
            return;
        }

        SampleSet first = splits[0];
        HashSet<int>? labels = FindLabels(first.Dataset, [.. first.Categories.Select((name, i) => (i + first.FirstLabel, name))]);
        CheckIndexes(splits);
        foreach (MnistSample sample in Order([.. splits.Select(samples => Filter(samples, labels))], LimitOf(first)))
        {
            Emit(sample, sample);
        }
    }

    private void TakeOne(ISingleSample item)
    {
        MnistSample sample = item.Sample;
        if (!Split.Takes(sample.Split) || !HasLabel(sample))
        {
            return;
        }

        if (IsRandom || Index is not null)
        {
            _collected.Add(item);
        }
        else if (_seen++ >= Skip && _passed < First)
        {
            _passed++;
            Emit(item, sample);
        }
    }

    private bool HasLabel(MnistSample sample)
    {
        if (Label is null && Category is null)
        {
            return true;
        }

        if (sample.GetCategories() is null)
        {
            _lastLabels[sample.Dataset] = Math.Max(sample.Label, _lastLabels.GetValueOrDefault(sample.Dataset));
        }
        else if (_checked.Add(sample.Dataset))
        {
            FindLabels(sample.Dataset, [.. Enumerable.Range(0, 256).Where(label => sample.CategoryOf(label) is not null).Select(label => (label, sample.CategoryOf(label)!))]);
        }

        return Label?.Contains(sample.Label) == true || (sample.Category is { } name && Array.Exists(_categories, pattern => pattern.IsMatch(name)));
    }

    /// <summary>Returns the labels that the filters select; null for all. A label or category that the dataset does not have is an error.</summary>
    private HashSet<int>? FindLabels(string dataset, IReadOnlyList<(int Label, string Name)> categories)
    {
        if (Label is null && Category is null)
        {
            return null;
        }

        foreach (int label in (Label ?? []).Where(label => categories.All(category => category.Label != label)))
        {
            Fail(ErrorRecords.LabelOutOfRange(label, dataset, categories));
        }

        HashSet<int> labels = [.. Label ?? []];
        foreach ((string text, WildcardPattern pattern) in (Category ?? []).Zip(_categories))
        {
            int[] found = [.. categories.Where(category => pattern.IsMatch(category.Name)).Select(category => category.Label)];
            labels.UnionWith(found);
            if (found.Length == 0)
            {
                Fail(ErrorRecords.CategoryNotFound(text, dataset, categories));
            }
        }

        return labels;
    }

    private void CheckIndexes(IReadOnlyList<SampleSet> splits)
    {
        SampleSet longest = splits.MaxBy(samples => samples.Count)!;
        foreach (int index in Index ?? [])
        {
            if (index >= longest.Count)
            {
                throw new MnistErrorException(ErrorRecords.IndexOutOfRange(index, longest, $"{longest.Dataset} {longest.Split}".Trim()));
            }
        }
    }

    private SampleSet Filter(SampleSet samples, HashSet<int>? labels)
    {
        if (Index is null)
        {
            return labels is null ? samples : samples.Where([.. labels]);
        }

        IEnumerable<int> indexes = Index.Where(index => index < samples.Count);
        return samples.At([.. labels is null ? indexes : indexes.Where(index => labels.Contains(samples[index].Label))]);
    }

    private IEnumerable<MnistSample> Order(SampleSet[] splits, int first)
    {
        int total = splits.Sum(samples => samples.Count);
        int start = Math.Min(Skip, total);
        int count = Math.Min(first, total - start);
        return IsRandom
            ? DrawPlaces(total, first).Select(place => place < splits[0].Count ? splits[0][place] : splits[1][place - splits[0].Count])
            : splits.SelectMany(samples => TakeRange(samples, ref start, ref count));
    }

    // Single samples come in the order of the input. The index is that of the sample in its split.
    private IEnumerable<ISingleSample> OrderCollected()
    {
        if (Index is not null)
        {
            ILookup<int, ISingleSample> places = _collected.ToLookup(item => item.Sample.Index);
            ISingleSample[] chosen = [.. Index.SelectMany(index => places[index]).OrderBy(item => item.Sample.Split)];
            _collected.Clear();
            _collected.AddRange(chosen);
        }

        return IsRandom ? DrawPlaces(_collected.Count, First).Select(place => _collected[place]) : _collected.Skip(Skip).Take(First);
    }

    // One order over all splits, so that a random selection without -Split is from the whole dataset.
    private IEnumerable<int> DrawPlaces(int total, int first)
    {
        int start = Math.Min(Skip, total);
        int count = Math.Min(Math.Min(first, total - start), Math.Max(0, (Random ?? total) - start));
        return RandomOrder.Draw(total, start + count, Seed!.Value).Skip(start);
    }

    private static SampleSet TakeRange(SampleSet samples, ref int start, ref int count)
    {
        SampleSet range = samples.Skip(start).Take(count);
        start -= Math.Min(start, samples.Count);
        count -= range.Count;
        return range;
    }
}
