using System.Management.Automation;
using Mnist;
using Mnist.Learning;
using Mnist.Neighbors;
using MnistPS.Binding;
using MnistPS.Completion;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Finds the nearest samples of another set: duplicates, near-duplicates, and what a mistake looks like.</summary>
/// <remarks>Without samples from the pipeline, it finds the neighbors of the selected samples among themselves.</remarks>
[Cmdlet(VerbsCommon.Find, "MnistNeighbor", DefaultParameterSetName = NameSet)]
[OutputType(typeof(SampleNeighbor), typeof(Prediction))]
public sealed class FindMnistNeighborCommand : SelectionCommand
{
    private const int Window = 2048;

    private readonly List<MnistSample> _waiting = [];
    private Selection? _others;
    private bool _isSelecting;
    private long _done;

    /// <summary>The samples whose neighbors to find: samples, predictions, names of datasets, or datasets from Get-MnistDataset.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    [SampleSourceTransformation]
    public ISampleSource? InputObject { get; set; }

    /// <summary>Searches only samples with these labels.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LabelCompleter))]
    [ValidateRange(0, 255)]
    public int[]? Label { get; set; }

    /// <summary>The number of neighbors of each sample.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; } = 1;

    /// <summary>Returns a prediction for each sample in place of its neighbors: the category that most of them have.</summary>
    [Parameter]
    public SwitchParameter Predict { get; set; }

    // The neighbors among only some of the datasets would be wrong.
    private protected override bool GoesOn => !_isSelecting;

    /// <inheritdoc/>
    protected override void Process()
    {
        switch (InputObject)
        {
            case null:
                _others = Select();
                _others.Sets.ForEach(Find);
                break;
            case ISingleSample one:
                Add(one.Sample);
                break;
            default:
                Flush();
                InputObject.GetSampleSets().ToList().ForEach(Find);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void End() => Flush();

    private Selection Select()
    {
        _isSelecting = true;
        var sets = new List<SampleSet>();
        ForEachDataset(dataset => sets.AddRange(SplitsOf(dataset).Select(Filter)));
        _isSelecting = false;
        return new Selection(sets);
    }

    private SampleSet Filter(SampleSet samples)
    {
        if (Label is null)
        {
            return samples;
        }

        foreach (int label in Label.Where(label => (uint)(label - samples.FirstLabel) >= (uint)samples.Categories.Count))
        {
            throw new MnistErrorException(ErrorRecords.LabelOutOfRange(
                label, samples.Dataset, [.. samples.Categories.Select((name, i) => (i + samples.FirstLabel, name))]));
        }

        return samples.Where(Label);
    }

    private void Add(MnistSample sample)
    {
        _others ??= Select();
        if (_others.Sets is [var other, ..] && (sample.Rows != other.Rows || sample.Columns != other.Columns))
        {
            Fail(ErrorRecords.NeighborShape(sample, other));
            return;
        }

        _waiting.Add(sample);
        if (_waiting.Count == Window)
        {
            Flush();
        }
    }

    private void Flush()
    {
        if (_waiting.Count > 0)
        {
            Write(_waiting, new ProgressReporter(this, "Finding neighbors", total: null), _done);
            _done += _waiting.Count;
            _waiting.Clear();
        }
    }

    private void Find(SampleSet samples)
    {
        _others ??= Select();
        Write(samples, new ProgressReporter(this, $"Finding neighbors of {samples.Dataset} {samples.Split}", samples.Count), 0);
    }

    private void Write(IReadOnlyList<MnistSample> samples, ProgressReporter progress, long done)
    {
        progress.Report(done);
        WriteObject(
            Predict ? new NeighborClassifier(_others!, Count).Predict(samples, progress, Cancellation) : samples.FindNeighbors(_others!, Count, progress, Cancellation),
            enumerateCollection: true);
        progress.Close();
    }

    /// <summary>The samples to search, of all selected datasets and splits.</summary>
    private sealed record Selection(List<SampleSet> Sets) : ISampleSource
    {
        public IEnumerable<SampleSet> GetSampleSets() => Sets;
    }
}
