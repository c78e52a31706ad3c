using System.Management.Automation;
using Mnist;
using Mnist.Display;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Collects the input of New-MnistChart and makes charts of one kind.</summary>
internal abstract class ChartBuilder
{
    /// <summary>The input that the kind needs, for messages.</summary>
    public abstract string Ingredients { get; }

    /// <summary>True if a dataset is enough, so that nothing needs to be piped in.</summary>
    public virtual bool TakesDatasets => false;

    /// <summary>The requested chart.</summary>
    public required ChartRequest Request { get; init; }

    /// <summary>Creates the builder of a kind.</summary>
    public static ChartBuilder Of(ChartRequest request) => request.Kind switch
    {
        ChartKind.Category => new CategoryChartBuilder { Request = request },
        ChartKind.Sample => new SampleChartBuilder { Request = request },
        ChartKind.Mean => new MeanChartBuilder { Request = request },
        ChartKind.Pixel => new PixelChartBuilder { Request = request },
        ChartKind.Projection => new ProjectionChartBuilder { Request = request },
        ChartKind.Component => new ComponentChartBuilder { Request = request },
        ChartKind.Rebuilt => new RebuiltChartBuilder { Request = request },
        ChartKind.Confusion => new ConfusionChartBuilder { Request = request },
        ChartKind.Training => new TrainingChartBuilder { Request = request },
        ChartKind.Misclassified => new MisclassifiedChartBuilder { Request = request },
        ChartKind.Neighbor => new NeighborChartBuilder { Request = request },
        ChartKind.LabelIssue => new LabelIssueChartBuilder { Request = request },
        ChartKind.Writer => new WriterChartBuilder { Request = request },
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.Kind, $"There is no chart of the kind {request.Kind}. Use a value of ChartKind."),
    };

    /// <summary>Adds an input object.</summary>
    /// <exception cref="MnistErrorException">The kind cannot use such an object.</exception>
    public void Add(object input)
    {
        object item = input is PSObject wrapped ? wrapped.BaseObject : input;
        if (TryAdd(item))
        {
            return;
        }

        switch (item)
        {
            case MnistSample sample when TakesDatasets:
                AddSample(sample);
                break;
            case ISampleSource source when TakesDatasets:
                foreach (SampleSet samples in source.GetSampleSets().Where(samples => Request.Split is null || samples.Split == Request.Split))
                {
                    AddSet(samples);
                }

                break;
            default:
                throw new MnistErrorException(ErrorRecords.NotForChart(Request.Kind, Ingredients, item));
        }
    }

    /// <summary>Makes charts of the collected input.</summary>
    /// <exception cref="ArgumentException">There is not enough input.</exception>
    public abstract IEnumerable<MnistChart> Build();

    /// <summary>Adds a whole set.</summary>
    public virtual void AddSet(SampleSet samples)
    {
        foreach (MnistSample sample in samples)
        {
            AddSample(sample);
        }
    }

    /// <summary>Adds an object that only this kind uses; returns false for others.</summary>
    protected virtual bool TryAdd(object item) => false;

    /// <summary>Adds one sample.</summary>
    protected virtual void AddSample(MnistSample sample)
    {
    }
}
