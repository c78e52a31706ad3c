using System.Management.Automation;
using Mnist;
using Mnist.Formats;
using MnistPS.Binding;
using MnistPS.Completion;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>A cmdlet that writes samples to a file or folder, completely or not at all.</summary>
public abstract class ExportCommand : FileCommand
{
    /// <summary>The parameter set for whole datasets.</summary>
    protected const string NameSet = "Name";

    /// <summary>The parameter set for pipeline input.</summary>
    protected const string InputSet = "InputObject";

    private SampleWriter? _writer;
    private ProgressReporter? _progress;

    /// <summary>Samples, names of datasets, or datasets from Get-MnistDataset.</summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    [SampleSourceTransformation]
    public ISampleSource? InputObject { get; set; }

    /// <summary>The name of the dataset to write. The default is MNIST, if nothing is piped in.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(DatasetNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "MNIST";

    /// <summary>Writes only samples of this split.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public Split[]? Split { get; set; }

    /// <summary>Turns pixels into black (0) and white (255): rounded, or at random with the probability pixel / 255.</summary>
    [Parameter]
    public BinarizationMode Binarize { get; set; }

    /// <summary>The seed of -Binarize Random. It gives the same pixels on every machine.</summary>
    [Parameter]
    public long Seed { get; set; }

    /// <summary>The format that is written.</summary>
    protected abstract SampleFormat Chosen { get; }

    /// <summary>How it is written.</summary>
    protected virtual SampleWriteOptions Options { get; } = new();

    /// <summary>Checks the target before anything is written.</summary>
    private protected virtual void CheckTarget()
    {
    }

    /// <inheritdoc/>
    protected override void Begin()
    {
        base.Begin();
        CheckTarget();
        if (ShouldProcess(Target, $"Export samples as {Chosen}"))
        {
            _writer = CreateWriter(Options with
            {
                Overwrite = Overwrite,
                Binarization = Binarize == BinarizationMode.None ? null : new Binarization(Binarize, Seed, ink: byte.MaxValue),
            });
        }
    }

    /// <inheritdoc/>
    protected sealed override void Process()
    {
        if (InputObject is MnistSample sample)
        {
            if (_writer is not null && Split.Takes(sample.Split))
            {
                _progress ??= new ProgressReporter(this, $"Writing {Target}", total: null);
                _writer.Write(sample);
                _progress.Report(_writer.Count);
            }

            return;
        }

        ISampleSource source = InputObject ?? DatasetCache.Open(Name);
        SampleSet[] sets = [.. source.GetSampleSets().Where(samples => Split.Takes(samples.Split))];
        if (sets.Length == 0 && source is not SampleSet)
        {
            throw new MnistErrorException(ErrorRecords.SplitNotFound(source, Split));
        }

        if (sets.Length > 1 && !Chosen.HoldsSplits(Target, Options))
        {
            throw new MnistErrorException(ErrorRecords.SplitRequired(sets[0].Dataset));
        }

        _progress = new ProgressReporter(this, $"Writing {Target}", sets.Sum(samples => (long)samples.Count));
        foreach (SampleSet samples in sets)
        {
            _writer?.Write(samples, _progress, Cancellation);
        }
    }

    /// <inheritdoc/>
    protected sealed override void End()
    {
        if (_writer is null)
        {
            return;
        }

        _progress?.Close();
        if (_writer.Count == 0)
        {
            WriteError(ErrorRecords.NothingToExport(Path, "are no samples"));
            return;
        }

        _writer.Complete(Cancellation);
        WriteVerbose(FormattableString.Invariant($"Wrote {_writer.Count} samples to '{Target}'."));
        Finish();
    }

    private SampleWriter CreateWriter(SampleWriteOptions options)
    {
        try
        {
            return Chosen.CreateWriter(Target, options);
        }
        catch (IOException exception) when (exception.GetType() == typeof(IOException) && Directory.Exists(Target))
        {
            throw new MnistErrorException(ErrorRecords.PathIsFolder(Path));
        }
        catch (IOException exception) when (exception.GetType() == typeof(IOException) && File.Exists(Target))
        {
            throw new MnistErrorException(ErrorRecords.PathIsFile(Path));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _writer?.Dispose();
        base.Dispose(disposing);
    }
}
