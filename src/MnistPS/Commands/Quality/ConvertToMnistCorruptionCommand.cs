using System.Management.Automation;
using Mnist;
using MnistPS.Binding;
using MnistPS.Completion;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Corrupts samples as MNIST-C does: noise, blur, weather, lines and more, in five severities.</summary>
[Cmdlet(VerbsData.ConvertTo, "MnistCorruption", DefaultParameterSetName = NameSet)]
[OutputType(typeof(CorruptedSample))]
public sealed class ConvertToMnistCorruptionCommand : SelectionCommand
{
    /// <summary>The parameter set for pipeline input.</summary>
    private const string InputSet = "InputObject";

    private Corrupter[] _corrupters = [];

    /// <summary>Samples, predictions, names of datasets, or datasets from Get-MnistDataset.</summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    [SampleSourceTransformation]
    public ISampleSource? InputObject { get; set; }

    /// <summary>The kinds of corruption, or All. Wildcards are allowed. Each sample comes once for each kind.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(CorruptionCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Kind { get; set; } = [];

    /// <summary>The names of datasets in the catalog. The default is MNIST.</summary>
    /// <remarks>The same as in other commands, but after the kind.</remarks>
    [Parameter(ParameterSetName = NameSet, Position = 1)]
    [ArgumentCompleter(typeof(DatasetNameCompleter))]
    [ValidateNotNullOrEmpty]
    public new string[] Name
    {
        get => base.Name;
        set => base.Name = value;
    }

    /// <summary>1 (weak) to 5 (strong). The default is the severity that MNIST-C has for the kind.</summary>
    [Parameter]
    [ValidateRange(1, 5)]
    public int? Severity { get; set; }

    /// <summary>The seed of everything random. It gives the same images on every machine.</summary>
    [Parameter]
    public long Seed { get; set; }

    /// <inheritdoc/>
    protected override void Begin() =>
        _corrupters = [.. CorruptionSelection.Find(Kind, Severity).Select(corruption => new Corrupter(corruption, Seed))];

    /// <inheritdoc/>
    protected override void Process()
    {
        switch (InputObject)
        {
            case null:
                ForEachDataset(dataset => SplitsOf(dataset).ToList().ForEach(Corrupt));
                break;
            case ISingleSample one:
                Corrupt(one.Sample);
                break;
            default:
                Array.ForEach(SplitsOf(InputObject), Corrupt);
                break;
        }
    }

    private void Corrupt(SampleSet samples)
    {
        samples.Load(Cancellation);
        var progress = new ProgressReporter(this, $"Corrupting {samples.Dataset} {samples.Split}", samples.Count);
        for (int i = 0; i < samples.Count; i++)
        {
            Corrupt(samples[i]);
            progress.Report(i + 1);
        }

        progress.Close();
    }

    private void Corrupt(MnistSample sample)
    {
        Cancellation.ThrowIfCancellationRequested();
        if (!Split.Takes(sample.Split))
        {
            return;
        }

        if (sample.Rows != Corrupter.Side || sample.Columns != Corrupter.Side)
        {
            Fail(ErrorRecords.CorruptionShape(sample));
            return;
        }

        foreach (Corrupter corrupter in _corrupters)
        {
            WriteObject(corrupter.Apply(sample));
        }
    }
}
