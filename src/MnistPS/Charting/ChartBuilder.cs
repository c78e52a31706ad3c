using System.Management.Automation;
using Mnist;
using MnistPS.Errors;

namespace MnistPS.Charting;

/// <summary>Collects what is piped into New-MnistChart and makes the charts of one kind of it.</summary>
internal abstract class ChartBuilder
{
    /// <summary>What the kind is made of, for messages.</summary>
    public abstract string Ingredients { get; }

    /// <summary>Whether a dataset will do, so that nothing needs to be piped in.</summary>
    public virtual bool TakesDatasets => false;

    /// <summary>What the user wants.</summary>
    public required ChartRequest Request { get; init; }

    /// <summary>Makes the builder of a kind.</summary>
    public static ChartBuilder Of(ChartRequest request) => request.Kind switch
    {
        ChartKind.Category => new CategoryChartBuilder { Request = request },
        ChartKind.Sample => new SampleChartBuilder { Request = request },
        ChartKind.Mean => new MeanChartBuilder { Request = request },
        ChartKind.Pixel => new PixelChartBuilder { Request = request },
        ChartKind.Projection => new ProjectionChartBuilder { Request = request },
        ChartKind.Confusion => new ConfusionChartBuilder { Request = request },
        ChartKind.Training => new TrainingChartBuilder { Request = request },
        ChartKind.Misclassified => new MisclassifiedChartBuilder { Request = request },
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.Kind, $"There is no chart of the kind {request.Kind}. Use a value of ChartKind."),
    };

    /// <summary>Takes an object.</summary>
    /// <exception cref="MnistErrorException">The kind is not made of such.</exception>
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
                if (Request.Split is null || sample.Split == Request.Split)
                {
                    AddSample(sample);
                }

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

    /// <summary>Makes the charts of what was collected.</summary>
    /// <exception cref="ArgumentException">It is not enough.</exception>
    public abstract IEnumerable<MnistChart> Build();

    /// <summary>Takes a whole set.</summary>
    public virtual void AddSet(SampleSet samples)
    {
        foreach (MnistSample sample in samples)
        {
            AddSample(sample);
        }
    }

    /// <summary>Takes an object that is special for the kind; false for others.</summary>
    protected virtual bool TryAdd(object item) => false;

    /// <summary>Takes one sample.</summary>
    protected virtual void AddSample(MnistSample sample)
    {
    }
}
