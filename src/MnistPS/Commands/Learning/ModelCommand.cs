using System.Management.Automation;
using Mnist;
using Mnist.Datasets;
using Mnist.Learning;
using MnistPS.Binding;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>A cmdlet that runs a model on samples. Either can be piped in.</summary>
public abstract class ModelCommand : LearningCommand
{
    /// <summary>The number of samples in a batch of the model.</summary>
    private protected const int Window = 64;

    private Ensemble? _given;
    private bool _hasWarned;

    /// <summary>The model: a file, from Import-MnistModel, the result of a training run, or all output of Invoke-MnistTraining. Several answer together.</summary>
    [Parameter(Position = 0)]
    [ModelTransformation(LoadsFiles = true, TakesSeveral = true)]
    [ValidateNotNull]
    public MnistModel[]? Model { get; set; }

    /// <summary>Predicts each image also shifted by up to this number of pixels, 0 to 4, and takes the mean.</summary>
    [Parameter]
    [ValidateRange(0, Ensemble.LargestShift)]
    public int Shift { get; set; }

    /// <summary>Samples, datasets or names of them for -Model; or models, model files and training results for the dataset.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public object? InputObject { get; set; }

    /// <summary>The default split of whole datasets; null for all.</summary>
    private protected virtual Split? UsualSplit => null;

    /// <inheritdoc/>
    protected override void Process()
    {
        object? item = SampleConverter.Unwrap(InputObject);
        switch (item)
        {
            case MnistModel model:
                ShowSelected(Single(model));
                break;
            case TrainingResult result:
                ShowSelected(Single(result.Model));
                break;
            case TrainingRecord:
                break; // comes before the result
            case string or FileInfo when Model is null:
                ShowDatasets(Single(MnistModel.Load(FindModel(item.ToString()!))));
                break;
            case string path when !DatasetCatalog.Default.TryGet(path, out _):
                ShowPaths(GivenModel(), [path], isLiteral: false);
                break;
            case null:
            case not null when ParameterSetName == LiteralPathSet:
                ShowSelected(GivenModel());
                break;
            default:
                ShowInput(item);
                break;
        }
    }

    /// <summary>Runs a model on samples, in order.</summary>
    private protected abstract void Show(Ensemble model, IReadOnlyList<MnistSample> samples);

    /// <summary>Runs before a model of the parameters or the input is used on whole datasets.</summary>
    private protected virtual void Start()
    {
    }

    /// <summary>Opens a dataset of the parameters.</summary>
    private protected virtual MnistDataset Open(string name) => DatasetCache.Open(name);

    /// <summary>Runs a model on a folder of the parameters.</summary>
    private protected virtual void ShowPath(Ensemble model, string path)
    {
        foreach (MnistDataset dataset in OpenFolder(path))
        {
            ShowSets(model, dataset, isWhole: true);
        }
    }

    private void ShowInput(object item)
    {
        switch (SampleSourceTransformationAttribute.Transform(InputObject))
        {
            case MnistSample sample:
                CheckOneSource(sample);
                if (Split.Takes(sample.Split))
                {
                    Show(GivenModel(), [sample]);
                }

                break;
            case { } source:
                CheckOneSource(source);
                ShowSets(GivenModel(), source, isWhole: source is not (SampleSet or Prediction));
                break;
            default:
                Fail(ErrorRecords.NotForModel(item));
                break;
        }
    }

    private void ShowSelected(Ensemble model)
    {
        if (ParameterSetName == NameSet)
        {
            ShowDatasets(model);
            return;
        }

        bool isLiteral = ParameterSetName == LiteralPathSet;
        ShowPaths(model, isLiteral ? LiteralPath : Path, isLiteral);
    }

    private void ShowDatasets(Ensemble model)
    {
        Start();
        foreach (string name in IsBound(nameof(Name)) ? Name : [DatasetOf(model.Models[0])])
        {
            Attempt(() => ShowSets(model, Open(name), isWhole: true), name);
        }
    }

    private void ShowPaths(Ensemble model, string[] paths, bool isLiteral)
    {
        Start();
        foreach (string given in paths)
        {
            IReadOnlyList<string> found = [];
            Attempt(() => found = ResolveExisting(given, isLiteral), given);
            foreach (string path in found)
            {
                Attempt(() => ShowPath(model, path), given);
            }
        }
    }

    // A model file of an older version does not have the name.
    private string DatasetOf(MnistModel model)
    {
        if (model.Dataset.Length == 0)
        {
            return Name[0];
        }

        if (!DatasetCatalog.Default.TryGet(model.Dataset, out CatalogEntry? entry))
        {
            throw new MnistErrorException(ErrorRecords.DatasetOfModel(model));
        }

        WriteVerbose($"The model was trained on {entry.Name}, so it runs on {entry.Name}. Use -Name for another dataset.");
        return entry.Name;
    }

    private string FindModel(string path) =>
        ResolveExisting(path, isLiteral: true)[0] is var file && Directory.Exists(file) ? throw new MnistErrorException(ErrorRecords.PathIsFolder(path)) : file;

    /// <summary>Runs a model on the samples of a source, of the selected splits.</summary>
    private void ShowSets(Ensemble model, ISampleSource source, bool isWhole)
    {
        IReadOnlyList<Split>? splits = Split ?? (isWhole && UsualSplit is { } usual ? [usual] : null);
        SampleSet[] chosen = [.. source.GetSampleSets().Where(samples => splits is null || splits.Contains(samples.Split))];
        if (chosen.Length == 0)
        {
            throw new MnistErrorException(ErrorRecords.SplitNotFound(source, splits)) { IsOfInput = true };
        }

        foreach (SampleSet samples in chosen)
        {
            CheckCategories(model, samples);
            samples.Load(Cancellation);
            var progress = new ProgressReporter(this, $"Running {model} on {samples.Dataset} {samples.Split}", samples.Count);
            for (int first = 0; first < samples.Count; first += Window)
            {
                Cancellation.ThrowIfCancellationRequested();
                Show(model, samples.Skip(first).Take(Window));
                progress.Report(first);
            }

            progress.Close();
        }
    }

    // One object for each command, so that samples of one model stay together.
    private Ensemble GivenModel()
    {
        try
        {
            return _given ??= new Ensemble(Model ?? throw new MnistErrorException(ErrorRecords.ModelRequired()), Shift);
        }
        catch (ArgumentException exception)
        {
            throw new MnistErrorException(ErrorRecords.ModelsDiffer(exception, Model));
        }
    }

    private Ensemble Single(MnistModel model) => new([model], Shift);

    private void CheckCategories(Ensemble model, SampleSet samples)
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
