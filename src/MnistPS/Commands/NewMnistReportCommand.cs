using System.Management.Automation;
using Mnist;
using MnistPS.Completion;

namespace MnistPS.Commands;

/// <summary>Writes a page about a dataset: facts, license, citation, table, samples and charts, in one file without scripts.</summary>
[Cmdlet(VerbsCommon.New, "MnistReport", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class NewMnistReportCommand : ViewFileCommand
{
    private const string NameSet = "Name";
    private const string InputSet = "InputObject";

    private readonly List<SampleSet> _sets = [];
    private readonly SortedDictionary<Split, List<MnistSample>> _samples = [];
    private ProgressReporter? _progress;

    /// <summary>Samples, or datasets as Get-MnistDataset gives them.</summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public ISampleSource? InputObject { get; set; }

    /// <summary>The name of a dataset; MNIST when nothing is piped in.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(DatasetNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "MNIST";

    /// <inheritdoc/>
    protected override void Begin()
    {
        base.Begin();
        DatasetReport.Check(Target);
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (InputObject is MnistSample sample)
        {
            if (!_samples.TryGetValue(sample.Split, out List<MnistSample>? samples))
            {
                _samples.Add(sample.Split, samples = []);
            }

            samples.Add(sample);
            return;
        }

        _sets.AddRange((InputObject ?? DatasetCache.Open(Name)).GetSampleSets());
    }

    /// <inheritdoc/>
    protected override void End()
    {
        if (!ShouldProcess(Target, "Write a report"))
        {
            return;
        }

        SampleSet[] sets = [.. _sets, .. _samples.Values.Select(SampleSet.From)];
        _progress = new ProgressReporter(this, $"Writing {Target}", sets.Sum(samples => (long)samples.Count));
        DatasetReport.Save(Target, sets, Overwrite, _progress, Cancellation);
        _progress.Close();
        Finish();
    }
}
