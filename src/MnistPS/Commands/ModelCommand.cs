using System.Management.Automation;
using Mnist;
using Mnist.Learning;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>A cmdlet that shows samples to a model. Either may be piped in.</summary>
public abstract class ModelCommand : LearningCommand
{
    /// <summary>Samples that are on their way at a time, a batch of the model.</summary>
    private protected const int Window = 64;

    private bool _hasWarned;

    /// <summary>The model: as Import-MnistModel reads it, or the result of a training, or all that Invoke-MnistTraining gave.</summary>
    [Parameter(Position = 0)]
    [ModelTransformation]
    [ValidateNotNull]
    public MnistModel? Model { get; set; }

    /// <summary>Samples or datasets that go to -Model; or models, and results of trainings, that the dataset goes to.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public object? InputObject { get; set; }

    /// <summary>The split of whole datasets that is taken where none is said; null for all.</summary>
    private protected virtual Split? UsualSplit => null;

    /// <inheritdoc/>
    protected override void Process()
    {
        object? item = InputObject is PSObject wrapped ? wrapped.BaseObject : InputObject;
        switch (item)
        {
            case MnistModel model:
                ShowSelected(model);
                break;
            case TrainingResult result:
                ShowSelected(result.Model);
                break;
            case TrainingRecord:
                break; // comes before the result
            case MnistSample sample:
                CheckOneSource(sample);
                if (Split is null || sample.Split == Split)
                {
                    Show(GivenModel(), [sample]);
                }

                break;
            case ISampleSource source:
                CheckOneSource(source);
                ShowSets(GivenModel(), source.GetSampleSets(), isWhole: source is not SampleSet);
                break;
            case null:
            case not null when ParameterSetName == LiteralPathSet:
                ShowSelected(GivenModel());
                break;
            default:
                WriteError(ErrorRecords.NotForModel(item));
                break;
        }
    }

    /// <summary>Shows samples to a model, in their order.</summary>
    private protected abstract void Show(MnistModel model, IReadOnlyList<MnistSample> samples);

    /// <summary>Shows what the parameters name to a model.</summary>
    private protected virtual void ShowSelected(MnistModel model)
    {
        foreach (MnistDataset dataset in OpenDatasets())
        {
            ShowSets(model, dataset.GetSampleSets(), isWhole: true);
        }
    }

    /// <summary>Shows the samples of sets to a model, those of the split that was asked for.</summary>
    private protected void ShowSets(MnistModel model, IEnumerable<SampleSet> sets, bool isWhole)
    {
        Split? split = Split ?? (isWhole ? UsualSplit : null);
        SampleSet[] chosen = [.. sets.Where(samples => split is null || samples.Split == split)];
        if (chosen.Length == 0)
        {
            throw new MnistErrorException(ErrorRecords.NoSamplesOf(split));
        }

        foreach (SampleSet samples in chosen)
        {
            CheckCategories(model, samples);
            _ = samples.Origin.GetImages(Cancellation);
            var progress = new ProgressReporter(this, $"Running {model.Recipe} on {samples.Dataset} {samples.Split}", samples.Count);
            for (int first = 0; first < samples.Count; first += Window)
            {
                Cancellation.ThrowIfCancellationRequested();
                Show(model, samples.Skip(first).Take(Window));
                progress.Report(first);
            }

            progress.Close();
        }
    }

    private MnistModel GivenModel() => Model ?? throw new MnistErrorException(ErrorRecords.ModelRequired());

    private void CheckCategories(MnistModel model, SampleSet samples)
    {
        if (!_hasWarned && !model.Categories.SequenceEqual(samples.Categories))
        {
            _hasWarned = true;
            WriteWarning(
                $"The model has the categories {Some(model.Categories)}, but {samples.Dataset} has {Some(samples.Categories)}.");
        }
    }

    private static string Some(IReadOnlyList<string> categories) => string.Join(", ", categories.Take(3)) + (categories.Count > 3 ? ", ..." : "");
}
