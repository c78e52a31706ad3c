using System.Management.Automation;
using Mnist;
using MnistPS.Charting;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Makes a chart of a dataset, or of the samples, tables, results or predictions that are piped in.</summary>
[Cmdlet(VerbsCommon.New, "MnistChart", DefaultParameterSetName = NameSet)]
[OutputType(typeof(MnistChart))]
public sealed class NewMnistChartCommand : SelectionCommand
{
    /// <summary>The parameter set of what is piped in.</summary>
    private const string InputSet = "InputObject";

    private ChartBuilder? _builder;
    private ProgressReporter? _progress;

    /// <summary>
    /// What the chart shows: Category, Sample, Mean, Pixel or Projection of samples and datasets, Confusion of a confusion matrix,
    /// Training of the records of a training, Misclassified of predictions.
    /// </summary>
    [Parameter(Mandatory = true)]
    public ChartKind Kind { get; set; }

    /// <summary>
    /// Samples, datasets or folders of them; for Category also the table of Measure-MnistCategory; a confusion matrix, training records or predictions
    /// for the kinds that are made of them.
    /// </summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public object? InputObject { get; set; }

    /// <summary>What stands before the heading, instead of the name of the dataset.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>
    /// The most samples: of Sample 100, or 10 of each category of a whole dataset; of Misclassified 30; of Projection 2,000, drawn at
    /// random where there are more.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int? Count { get; set; }

    /// <summary>What the random draw of Projection depends on; the same seed gives the same samples.</summary>
    [Parameter]
    public long Seed { get; set; }

    /// <inheritdoc/>
    protected override void Begin()
    {
        _builder = ChartBuilder.Of(new ChartRequest(Kind, Split, Title, Count, Seed, ShowProgress, Cancellation));
        if (!_builder.TakesDatasets && ParameterSetName != InputSet && !MyInvocation.ExpectingInput)
        {
            throw new MnistErrorException(ErrorRecords.ChartInputRequired(Kind, _builder.Ingredients));
        }
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        // A folder that is piped in is an object as well, and binds as one.
        DirectoryInfo? folder = (InputObject is PSObject wrapped ? wrapped.BaseObject : InputObject) as DirectoryInfo;
        if (ParameterSetName == InputSet && folder is null)
        {
            _builder!.Add(InputObject!);
            return;
        }

        if (!_builder!.TakesDatasets)
        {
            throw new MnistErrorException(ErrorRecords.ChartInputRequired(Kind, _builder.Ingredients));
        }

        IEnumerable<MnistDataset> datasets = folder is null ? OpenDatasets() : DatasetCache.OpenFolder(folder.FullName);
        foreach (SampleSet samples in datasets.SelectMany(SplitsOf))
        {
            _builder.AddSet(samples);
        }
    }

    /// <inheritdoc/>
    protected override void End()
    {
        foreach (MnistChart chart in _builder!.Build())
        {
            WriteObject(chart);
        }

        _progress?.Close();
    }

    private ProgressReporter ShowProgress(SampleSet samples)
    {
        _progress?.Close();
        return _progress = new ProgressReporter(this, $"Reading {samples.Dataset} {samples.Split}", samples.Count);
    }
}
