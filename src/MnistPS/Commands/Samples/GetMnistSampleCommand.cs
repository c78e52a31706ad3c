using System.Management.Automation;
using Mnist;
using Mnist.Datasets;
using MnistPS.Binding;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Returns samples of datasets or of the input: all, or those that pass the filters.</summary>
[Cmdlet(VerbsCommon.Get, "MnistSample", DefaultParameterSetName = NameSet)]
[OutputType(typeof(MnistSample), typeof(WriterSample))]
public sealed class GetMnistSampleCommand : FilterCommand
{
    private const string Mnist = "MNIST";
    private const string QMnist = "QMNIST";

    /// <summary>Returns images as in their files. Those of EMNIST are transposed there.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>Makes slanted digits upright, by shifting the rows of each image sideways.</summary>
    [Parameter]
    public SwitchParameter Deskew { get; set; }

    /// <summary>Joins MNIST with QMNIST's labels, so that samples have their writers. QMNIST must be saved.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [Parameter(ParameterSetName = InputSet)]
    public SwitchParameter WithWriter { get; set; }

    /// <summary>Downloads missing datasets first.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [Parameter(ParameterSetName = InputSet)]
    public SwitchParameter Download { get; set; }

    private OpenOptions Options => new() { AsStored = Raw };

    /// <inheritdoc/>
    private protected override void ProcessDatasets()
    {
        if (ParameterSetName != NameSet)
        {
            ForEachDataset(dataset => EmitSets(SplitsOf(dataset)), Options);
            return;
        }

        foreach (string name in Name)
        {
            Attempt(() => EmitDataset(name), name);
        }
    }

    /// <inheritdoc/>
    private protected override void ProcessSource(ISampleSource source)
    {
        if (source is DatasetInfo info)
        {
            EmitDataset(info.Name);
        }
        else
        {
            base.ProcessSource(source);
        }
    }

    /// <inheritdoc/>
    private protected override void Emit(ISampleSource item, MnistSample sample) => WriteObject(Deskew ? sample.Deskew() : sample);

    private void EmitDataset(string name)
    {
        if (Download)
        {
            DownloadMissing(name);
        }

        bool isJoined = WithWriter && !name.Equals(QMnist, StringComparison.OrdinalIgnoreCase);
        if (isJoined && DatasetCatalog.Default.Get(name).Name != Mnist)
        {
            throw new MnistErrorException(ErrorRecords.WritersOfMnistOnly(name));
        }

        EmitSets(SplitsOf(isJoined ? DatasetCache.OpenWithWriters(name) : DatasetCache.Open(name, Options)));
    }

    private void DownloadMissing(string name)
    {
        DatasetStore store = DatasetStore.Default;
        string[] missing = [.. new[] { name, WithWriter ? QMnist : name }
            .Select(name => store.Catalog.Get(name).Name)
            .Distinct()
            .Where(name => store.Get(name).Location is null)];
        if (missing.Length > 0)
        {
            DatasetSaving.Save(this, store, missing, new SaveOptions(), Cancellation);
        }
    }
}
