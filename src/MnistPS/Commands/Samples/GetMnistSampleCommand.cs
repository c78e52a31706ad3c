using System.Management.Automation;
using Mnist;
using Mnist.Datasets;
using MnistPS.Binding;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Returns samples of a dataset: all, or those that pass the filters.</summary>
[Cmdlet(VerbsCommon.Get, "MnistSample", DefaultParameterSetName = NameSet)]
[OutputType(typeof(MnistSample), typeof(WriterSample))]
public sealed class GetMnistSampleCommand : FilterCommand
{
    private const string QMnist = "QMNIST";

    /// <summary>Returns images as in their files. Those of EMNIST are transposed there.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>Joins MNIST with QMNIST's labels, so that samples have their writers. QMNIST must be saved.</summary>
    [Parameter(ParameterSetName = NameSet)]
    public SwitchParameter WithWriter { get; set; }

    /// <summary>Downloads missing datasets first.</summary>
    [Parameter(ParameterSetName = NameSet)]
    public SwitchParameter Download { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Download)
        {
            DownloadMissing();
        }

        foreach (MnistDataset dataset in OpenSelected())
        {
            foreach (MnistSample sample in Filter([.. SplitsOf(dataset)], First))
            {
                WriteObject(sample);
            }
        }
    }

    private IEnumerable<MnistDataset> OpenSelected()
    {
        if (!WithWriter || Name.Equals(QMnist, StringComparison.OrdinalIgnoreCase))
        {
            return OpenDatasets(new OpenOptions { AsStored = Raw });
        }

        return DatasetCatalog.Default.Get(Name).Name == "MNIST"
            ? [DatasetCache.OpenWithWriters(Name)]
            : throw new MnistErrorException(ErrorRecords.WritersOfMnistOnly(Name));
    }

    private void DownloadMissing()
    {
        DatasetStore store = DatasetStore.Default;
        string[] missing = [.. new[] { Name, WithWriter ? QMnist : Name }
            .Select(name => store.Catalog.Get(name).Name)
            .Distinct()
            .Where(name => store.Get(name).Location is null)];
        if (missing.Length > 0)
        {
            DatasetSaving.Save(this, store, missing, new SaveOptions(), Cancellation);
        }
    }
}
