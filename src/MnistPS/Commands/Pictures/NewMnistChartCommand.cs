using System.Management.Automation;
using Mnist;
using Mnist.Display;
using MnistPS.Binding;
using MnistPS.Completion;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Makes a chart of a dataset, or of samples, tables, results or predictions from the pipeline.</summary>
[Cmdlet(VerbsCommon.New, "MnistChart", DefaultParameterSetName = NameSet)]
[OutputType(typeof(MnistChart))]
public sealed class NewMnistChartCommand : SelectionCommand
{
    /// <summary>The parameter set for pipeline input.</summary>
    private const string InputSet = "InputObject";

    private ChartBuilder? _builder;
    private ProgressReporter? _progress;
    private bool _hasAdded;
    private string? _leftOut;

    /// <summary>
    /// The kind of chart: Category, Sample, Mean, Pixel, Projection, Component or Rebuilt for samples and datasets, Confusion for a confusion
    /// matrix, Training for training records, Misclassified for predictions, Neighbor for neighbors and predictions, LabelIssue for doubtful
    /// labels, Writer for accuracies by writer.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    public ChartKind Kind { get; set; }

    /// <summary>The names of datasets in the catalog. The default is MNIST.</summary>
    /// <remarks>The same as in other commands, but after the kind.</remarks>
    [Parameter(ParameterSetName = NameSet, Position = 1)]
    [ArgumentCompleter(typeof(DatasetNameCompleter))]
    [ValidateNotNullOrEmpty]
    public new string[] Name
    {
        get => base.Name;
        set => base.Name = value;
    }

    /// <summary>
    /// Samples, datasets or folders of them. Category also accepts the table of Measure-MnistCategory. Confusion, Training, Misclassified,
    /// Neighbor, LabelIssue and Writer need a confusion matrix, training records, predictions, neighbors, doubtful labels, or accuracies by
    /// writer.
    /// </summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public object? InputObject { get; set; }

    /// <summary>The start of the heading, in place of the name of the dataset.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>
    /// The largest number of samples. The default is 100 for LabelIssue and Sample (or 10 of each category of a whole dataset), 30 for
    /// Misclassified, 10 for Neighbor, and 2,000 for Projection, selected at random if there are more. For Component, it is the number of
    /// components (14), and for Rebuilt the number of samples to show (one of each category).
    /// </summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int? Count { get; set; }

    /// <summary>The seed of the random selection for Projection, and of t-SNE.</summary>
    [Parameter]
    public long Seed { get; set; }

    /// <summary>How Projection puts samples into a plane: Pca (two principal components) or TSne, which shows groups and takes some seconds.</summary>
    [Parameter]
    public ProjectionMethod Method { get; set; }

    /// <inheritdoc/>
    protected override void Begin()
    {
        if (Kind != ChartKind.Projection && IsBound(nameof(Method)))
        {
            throw new MnistErrorException(ErrorRecords.MethodOfProjectionOnly(Kind));
        }

        _builder = ChartBuilder.Of(new ChartRequest(Kind, Split is [var one] ? one : null, Title, Count, Seed, ShowProgress, Method, ShowSteps, Cancellation));
        if (!_builder.TakesDatasets && ParameterSetName != InputSet && !MyInvocation.ExpectingInput)
        {
            throw new MnistErrorException(ErrorRecords.ChartInputRequired(Kind, _builder.Ingredients));
        }
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        // A folder from the pipeline is also an object, and binds as one.
        DirectoryInfo? folder = (InputObject is PSObject wrapped ? wrapped.BaseObject : InputObject) as DirectoryInfo;
        if (ParameterSetName == InputSet && folder is null)
        {
            object item = SampleConverter.TryRestore(InputObject!, out ISampleSource? source) ? source : InputObject!;
            switch (SampleConverter.Unwrap(item))
            {
                case MnistDataset dataset:
                    _ = SplitsOf((ISampleSource)dataset); // must have the split
                    break;
                case MnistSample sample when !Split.Takes(sample.Split):
                    _leftOut = $"{sample.Dataset} {sample.Split}";
                    return;
                case SampleSet samples when !Split.Takes(samples.Split):
                    _leftOut = $"{samples.Dataset} {samples.Split}";
                    return;
            }

            _builder!.Add(item);
            _hasAdded = true;
            return;
        }

        if (!_builder!.TakesDatasets)
        {
            throw new MnistErrorException(ErrorRecords.ChartInputRequired(Kind, _builder.Ingredients));
        }

        if (folder is null)
        {
            ForEachDataset(Add);
        }
        else
        {
            OpenFolder(folder.FullName).ToList().ForEach(Add);
        }
    }

    /// <inheritdoc/>
    protected override void End()
    {
        if (HasFailed && !_hasAdded)
        {
            return; // the error says why there is no chart
        }

        if (_leftOut is not null && !_hasAdded)
        {
            throw new MnistErrorException(ErrorRecords.SplitNotFound(_leftOut, Split));
        }

        foreach (MnistChart chart in _builder!.Build())
        {
            WriteObject(chart);
        }

        _progress?.Close();
    }

    private void Add(MnistDataset dataset)
    {
        SplitsOf(dataset).ToList().ForEach(_builder!.AddSet);
        _hasAdded = true;
    }

    private ProgressReporter ShowProgress(SampleSet samples)
    {
        _progress?.Close();
        return _progress = new ProgressReporter(this, $"Reading {samples.Dataset} {samples.Split}", samples.Count);
    }

    private ProgressReporter ShowSteps(int steps)
    {
        _progress?.Close();
        return _progress = new ProgressReporter(this, "Laying out samples", steps, "steps");
    }
}
