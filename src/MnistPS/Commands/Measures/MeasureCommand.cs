using System.Management.Automation;
using Mnist;
using MnistPS.Binding;

namespace MnistPS.Commands;

/// <summary>A cmdlet that measures a dataset, or samples from the pipeline.</summary>
public abstract class MeasureCommand : SelectionCommand
{
    /// <summary>The parameter set for pipeline input.</summary>
    protected const string InputSet = "InputObject";

    /// <summary>Samples, or datasets from Get-MnistDataset.</summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    [SampleSourceTransformation]
    public ISampleSource? InputObject { get; set; }

    /// <inheritdoc/>
    protected sealed override void Process()
    {
        if (ParameterSetName != InputSet)
        {
            foreach (MnistDataset dataset in OpenDatasets())
            {
                foreach (SampleSet samples in SplitsOf(dataset))
                {
                    Measure(samples);
                }
            }
        }
        else if (InputObject is MnistSample sample)
        {
            if (Split is null || sample.Split == Split)
            {
                Measure(sample);
            }
        }
        else
        {
            foreach (SampleSet samples in InputObject!.GetSampleSets().Where(samples => Split is null || samples.Split == Split))
            {
                Measure(samples);
            }
        }
    }

    /// <summary>Adds a whole set.</summary>
    protected abstract void Measure(SampleSet samples);

    /// <summary>Adds one sample.</summary>
    protected abstract void Measure(MnistSample sample);
}
