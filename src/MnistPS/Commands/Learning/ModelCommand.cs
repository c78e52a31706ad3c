using System.Management.Automation;
using Mnist;
using Mnist.Learning;
using MnistPS.Binding;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>A cmdlet that runs a model on samples. Either can be piped in.</summary>
public abstract class ModelCommand : LearningCommand
{
    /// <summary>The number of samples in a batch of the model.</summary>
    private protected const int Window = 64;

    private bool _hasWarned;

    /// <summary>The model: from Import-MnistModel, the result of a training run, or all output of Invoke-MnistTraining.</summary>
    [Parameter(Position = 0)]
    [ModelTransformation]
    [ValidateNotNull]
    public MnistModel? Model { get; set; }

    /// <summary>Samples or datasets for -Model; or models and training results for the dataset.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public object? InputObject { get; set; }

    /// <summary>The default split of whole datasets; null for all.</summary>
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

    /// <summary>Runs a model on samples, in order.</summary>
    private protected abstract void Show(MnistModel model, IReadOnlyList<MnistSample> samples);

    /// <summary>Runs a model on the dataset of the parameters.</summary>
    private protected virtual void ShowSelected(MnistModel model)
    {
        foreach (MnistDataset dataset in OpenDatasets())
        {
            ShowSets(model, dataset.GetSampleSets(), isWhole: true);
        }
    }

    /// <summary>Runs a model on the samples of sets, of the selected split.</summary>
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
            samples.Load(Cancellation);
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
