using System.Management.Automation;
using Mnist;
using Mnist.Learning;
using MnistPS.Binding;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Measures what simple methods reach: they learn from the training samples and predict the test samples.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "MnistBaseline", DefaultParameterSetName = NameSet)]
[OutputType(typeof(BaselineResult))]
public sealed class MeasureMnistBaselineCommand : LearningCommand
{
    private const string InputSet = "InputObject";

    private readonly DatasetCollector _input = new();
    private bool _hasMeasured;

    /// <summary>The methods: NearestMean, Linear, Neighbor or Quadratic. The default is all. Each is measured without and with deskewing.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public BaselineKind[]? Kind { get; set; }

    /// <summary>Samples of both splits, or a dataset or its name.</summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    [SampleSourceTransformation]
    public ISampleSource? InputObject { get; set; }

    /// <summary>A method needs both splits, so there is no choice.</summary>
    public new Split[]? Split { get; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName != InputSet)
        {
            ForEachDataset(Measure);
        }
        else
        {
            _input.Add(InputObject!);
        }
    }

    /// <inheritdoc/>
    protected override void End()
    {
        if (!_input.IsEmpty)
        {
            Measure(_input.ToDataset());
        }
        else if (!_hasMeasured && !HasFailed && MyInvocation.ExpectingInput)
        {
            WriteError(ErrorRecords.NothingToMeasure(null));
        }
    }

    private void Measure(MnistDataset dataset)
    {
        _hasMeasured = true;
        foreach (Baseline baseline in Baseline.All.Where(baseline => Kind is null || Kind.Contains(baseline.Kind)))
        {
            var progress = new ProgressReporter(this, $"Measuring {baseline} on {dataset.Name}", total: null);
            try
            {
                WriteObject(baseline.Measure(dataset, new Stages(progress), Cancellation));
            }
            catch (ArgumentException exception)
            {
                throw new MnistErrorException(ErrorRecords.TrainingInvalid(exception, dataset));
            }

            progress.Close();
        }
    }

    private sealed class Stages(ProgressReporter progress) : IProgress<BaselineProgress>
    {
        public void Report(BaselineProgress value)
        {
            progress.Total = value.Total;
            progress.Report(value.Done, value.Stage, remaining: null);
        }
    }
}
