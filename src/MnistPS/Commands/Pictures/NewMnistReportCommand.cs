using System.Management.Automation;
using Mnist;
using Mnist.Display;
using MnistPS.Binding;
using MnistPS.Completion;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Writes a page about a dataset: facts, license, citation, table, samples and charts, in one file without scripts.</summary>
[Cmdlet(VerbsCommon.New, "MnistReport", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class NewMnistReportCommand : ViewFileCommand
{
    private const string NameSet = "Name";
    private const string InputSet = "InputObject";
    private const string FolderSet = "DatasetPath";

    private readonly List<SampleSet> _sets = [];
    private readonly SortedDictionary<Split, List<MnistSample>> _samples = [];
    private ProgressReporter? _progress;

    /// <summary>Samples, names of datasets, or datasets from Get-MnistDataset.</summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    [SampleSourceTransformation]
    public ISampleSource? InputObject { get; set; }

    /// <summary>The name of a dataset. The default is MNIST, if nothing is piped in.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(DatasetNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "MNIST";

    /// <summary>A folder with IDX files, gzipped or not. Wildcards are allowed. (-Path is the file to write.)</summary>
    [Parameter(ParameterSetName = FolderSet, Mandatory = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string DatasetPath { get; set; } = "";

    /// <summary>Train or Test. The default is both.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public Split[]? Split { get; set; }

    /// <inheritdoc/>
    protected override void Begin()
    {
        base.Begin();
        CheckName(DatasetReport.Check);
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (InputObject is MnistSample sample)
        {
            if (!Split.Takes(sample.Split))
            {
                return;
            }

            if (!_samples.TryGetValue(sample.Split, out List<MnistSample>? samples))
            {
                _samples.Add(sample.Split, samples = []);
            }

            samples.Add(sample);
            return;
        }

        IEnumerable<ISampleSource> sources = ParameterSetName switch
        {
            FolderSet => ResolveExisting(DatasetPath, isLiteral: false).SelectMany(path => DatasetCache.OpenFolder(path)),
            InputSet => [InputObject!],
            _ => [DatasetCache.Open(Name)],
        };
        foreach (ISampleSource source in sources)
        {
            SampleSet[] sets = [.. source.GetSampleSets().Where(samples => Split.Takes(samples.Split))];
            if (sets.Length == 0 && source is not SampleSet)
            {
                throw new MnistErrorException(ErrorRecords.SplitNotFound(source, Split)) { IsOfInput = true };
            }

            _sets.AddRange(sets);
        }
    }

    /// <inheritdoc/>
    protected override void End()
    {
        SampleSet[] sets = [.. _sets, .. _samples.Values.Select(SampleSet.From)];
        if (sets.All(samples => samples.Count == 0))
        {
            WriteError(ErrorRecords.NothingToExport(Path, "are no samples"));
            return;
        }

        if (!ShouldProcess(Target, "Write a report"))
        {
            return;
        }

        _progress = new ProgressReporter(this, $"Writing {Target}", sets.Sum(samples => (long)samples.Count));
        DatasetReport.Save(Target, sets, Overwrite, _progress, Cancellation);
        _progress.Close();
        Finish();
    }

    /// <inheritdoc/>
    private protected override bool GoesOnAfter(Exception exception) => ParameterSetName == InputSet && base.GoesOnAfter(exception);
}
