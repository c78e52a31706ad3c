using System.Management.Automation;
using Mnist;
using MnistPS.Binding;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Returns samples in batches, as TensorFlow's <c>read_data_sets</c> and <c>next_batch</c>.</summary>
[Cmdlet(VerbsCommon.Get, "MnistBatch", DefaultParameterSetName = NameSet)]
[OutputType(typeof(Batch))]
public sealed partial class GetMnistBatchCommand : SelectionCommand
{
    private readonly SampleSetBuilder _collected = new();
    private bool _hasCollected;
    private bool _hasPassedOver;
    private long _seed;

    private bool IsDividing => IsBound(nameof(Part)) || IsBound(nameof(ValidationSize)) || Stratified || ByWriter;

    // The splits of the samples, one after the other; null for the first that there is.
    private Split[]? Wanted => !IsDividing ? Split : Part == DatasetPart.Test ? [Mnist.Split.Test] : [Mnist.Split.Train];

    private Augmentation Augmentation => new()
    {
        Shift = Shift,
        Rotation = Rotation,
        Zoom = Zoom,
        ElasticAlpha = ElasticAlpha,
        ElasticSigma = ElasticSigma,
        HorizontalFlip = HorizontalFlip,
    };

    /// <inheritdoc/>
    protected override void Begin()
    {
        if (Split is not null && IsDividing)
        {
            throw new MnistErrorException(ErrorRecords.SplitAndPart(Split[0]));
        }

        if (Mean is null != StandardDeviation is null)
        {
            throw new MnistErrorException(Mean is double mean
                ? ErrorRecords.MeanWithoutDeviation(nameof(Mean), mean, nameof(StandardDeviation))
                : ErrorRecords.MeanWithoutDeviation(nameof(StandardDeviation), StandardDeviation!.Value, nameof(Mean)));
        }

        if (Stratified && ByWriter)
        {
            throw new MnistErrorException(ErrorRecords.ParametersConflict(nameof(Stratified), nameof(ByWriter)));
        }

        bool isRandom = Shuffle || Binarize == BinarizationMode.Random || !Augmentation.IsNone;
        if (Seed is not null && !isRandom && !Stratified && !ByWriter)
        {
            WriteWarning("-Seed has no effect without -Shuffle, -Stratified, -ByWriter, -Binarize Random or an augmentation.");
        }

        _seed = Seed ?? Random.Shared.Next();
        if (Seed is null && isRandom)
        {
            WriteVerbose(Stratified || ByWriter
                ? FormattableString.Invariant($"The order uses seed {_seed}, the division seed 0. Use -Seed to repeat both.")
                : FormattableString.Invariant($"Use -Seed {_seed} to get the same batches again."));
        }
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName != InputSet)
        {
            ForEachDataset(dataset => Write(ByWriter && ParameterSetName == NameSet && dataset.Name == "MNIST" ? DatasetCache.OpenWithWriters(dataset.Name) : dataset));
        }
        else if (InputObject is not MnistSample sample)
        {
            Write(InputObject!);
        }
        else if (Wanted is null || Wanted.Contains(sample.Split))
        {
            _collected.Add(sample);
            _hasCollected = true;
        }
        else
        {
            _hasPassedOver = true;
        }
    }

    /// <inheritdoc/>
    protected override void End()
    {
        if (_hasCollected)
        {
            Write(_collected.ToSampleSet());
        }
        else if (_hasPassedOver)
        {
            throw new MnistErrorException(ErrorRecords.SplitNotFound("The input", Wanted));
        }
    }

    private void Write(ISampleSource source)
    {
        SampleSet[] sets = [.. source.GetSampleSets()];
        SampleSet[] chosen = [.. sets.Where(set => Wanted is null || Wanted.Contains(set.Split)).Take(Wanted?.Length ?? 1)];
        if (chosen.Length == 0)
        {
            throw new MnistErrorException(ErrorRecords.SplitNotFound(source, Wanted)) { IsOfInput = true };
        }

        SampleSet? train = Array.Find(sets, set => set.Split == Mnist.Split.Train);
        if (Standardize && train is null && source is not SampleSet)
        {
            WriteWarning($"'{source}' has no Train split, so -Standardize uses mean and deviation of the {chosen[0].Split} split. Use -Mean and -StandardDeviation for those of other samples.");
        }

        foreach (Batch batch in chosen.SelectMany(samples => MakeBatches(samples, train ?? samples)))
        {
            WriteObject(batch);
        }
    }

    private IEnumerable<Batch> MakeBatches(SampleSet samples, SampleSet train)
    {
        try
        {
            return Divide(samples).Batches(MakeOptions(train), Cancellation);
        }
        catch (ArgumentException exception)
        {
            throw new MnistErrorException(ErrorRecords.BatchInvalid(exception, samples));
        }
    }

    private SampleSet Divide(SampleSet samples)
    {
        if (!IsDividing || Part == DatasetPart.Test)
        {
            return samples;
        }

        if (ValidationSize < 0 || ValidationSize > samples.Count)
        {
            throw new MnistErrorException(ErrorRecords.ValidationSizeOutOfRange(ValidationSize, samples));
        }

        if (ByWriter && samples.Count > 0 && samples[0] is not WriterSample)
        {
            throw new MnistErrorException(ErrorRecords.WriterNotKnown(samples[0]));
        }

        (SampleSet train, SampleSet validation) = ByWriter && samples.Count > 0 ? samples.DivideByWriter(ValidationSize, Seed ?? 0) : samples.Divide(ValidationSize, Stratified, Seed ?? 0);
        return Part == DatasetPart.Train ? train : validation;
    }

    private Standardization? MakeStandardization(SampleSet train) => Mean is double mean
        ? new Standardization(mean, StandardDeviation!.Value)
        : Standardize ? Standardization.Measure(train, Cancellation) : null;

    private BatchOptions MakeOptions(SampleSet train) => new()
    {
        Size = Size,
        OneHot = OneHot,
        Scale = Scale,
        Binarize = Binarize,
        Standardize = MakeStandardization(train),
        Augment = Augmentation,
        Layout = Layout,
        Shuffle = Shuffle,
        Seed = _seed,
        Epochs = Epochs,
        Remainder = Remainder,
        Prefetch = Prefetch,
    };
}
