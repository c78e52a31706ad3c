using System.Management.Automation;
using Mnist;
using MnistPS.Binding;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>A cmdlet that measures a dataset, or samples from the pipeline.</summary>
public abstract class MeasureCommand : SelectionCommand
{
    /// <summary>The parameter set for pipeline input.</summary>
    protected const string InputSet = "InputObject";

    /// <summary>Samples, names of datasets, or datasets from Get-MnistDataset.</summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    [SampleSourceTransformation]
    public ISampleSource? InputObject { get; set; }

    /// <inheritdoc/>
    protected sealed override void Process()
    {
        if (ParameterSetName != InputSet)
        {
            ForEachDataset(dataset => SplitsOf(dataset).ToList().ForEach(Measure));
        }
        else if (InputObject is MnistSample sample)
        {
            if (Split.Takes(sample.Split))
            {
                Measure(sample);
            }
        }
        else
        {
            Array.ForEach(SplitsOf(InputObject!), Measure);
        }
    }

    /// <inheritdoc/>
    protected sealed override void End()
    {
        // Zeros would look like a measure of the samples that did not arrive.
        if (HasMeasured)
        {
            WriteResult();
        }
        else if (!HasFailed || MyInvocation.ExpectingInput)
        {
            WriteError(ErrorRecords.NothingToMeasure(MyInvocation.ExpectingInput ? null : ErrorTarget));
        }
    }

    /// <summary>True if at least one sample was counted.</summary>
    private protected abstract bool HasMeasured { get; }

    /// <summary>Writes the result.</summary>
    private protected abstract void WriteResult();

    /// <summary>Adds a whole set.</summary>
    protected abstract void Measure(SampleSet samples);

    /// <summary>Adds one sample.</summary>
    protected abstract void Measure(MnistSample sample);
}
