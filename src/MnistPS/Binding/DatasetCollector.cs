using Mnist;
using MnistPS.Errors;

namespace MnistPS.Binding;

/// <summary>Makes one dataset of the samples, sets and datasets of the input, to learn from and to test with.</summary>
internal sealed class DatasetCollector
{
    private readonly List<SampleSet> _sets = [];
    private readonly SampleSetBuilder?[] _builders = new SampleSetBuilder?[2];

    /// <summary>True if nothing was added.</summary>
    public bool IsEmpty => _sets.Count == 0 && _builders.All(builder => builder is null);

    /// <summary>Adds an object of the input.</summary>
    public void Add(ISampleSource source)
    {
        if (source is MnistSample sample)
        {
            (_builders[(int)sample.Split] ??= new SampleSetBuilder()).Add(sample);
        }
        else
        {
            _sets.AddRange(source.GetSampleSets());
        }
    }

    /// <summary>Returns the dataset.</summary>
    /// <exception cref="MnistErrorException">The samples do not fit together.</exception>
    public MnistDataset ToDataset()
    {
        SampleSet[] sets = [.. _sets, .. _builders.OfType<SampleSetBuilder>().Select(builder => builder.ToSampleSet())];
        try
        {
            return MnistDataset.From(Join(sets, Split.Train), Join(sets, Split.Test));
        }
        catch (ArgumentException exception)
        {
            throw new MnistErrorException(ErrorRecords.TrainingInvalid(exception, sets[0]));
        }
    }

    private static SampleSet? Join(SampleSet[] all, Split split)
    {
        SampleSet[] sets = [.. all.Where(samples => samples.Split == split)];
        return sets.Length switch { 0 => null, 1 => sets[0], _ => SampleSet.From(sets.SelectMany(samples => samples)) };
    }
}
