using System.Management.Automation;
using Mnist;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Streams samples of a dataset: all, or those that the filters leave.</summary>
[Cmdlet(VerbsCommon.Get, "MnistSample", DefaultParameterSetName = NameSet)]
[OutputType(typeof(MnistSample), typeof(WriterSample))]
public sealed class GetMnistSampleCommand : FilterCommand
{
    private const string QMnist = "QMNIST";

    /// <summary>Gives images as their files hold them; EMNIST's are transposed there.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>Joins MNIST with QMNIST's labels, which must be saved: samples then tell who wrote them.</summary>
    [Parameter(ParameterSetName = NameSet)]
    public SwitchParameter WithWriter { get; set; }

    /// <summary>Fetches what is missing first.</summary>
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

        return Catalog.Default.Get(Name).Name == "MNIST"
            ? [DatasetCache.OpenWithWriters(Name)]
            : throw new MnistErrorException(ErrorRecords.WritersOfMnistOnly(Name));
    }

    private void DownloadMissing()
    {
        DatasetStore store = DatasetStore.Default;
        string[] missing = [.. new[] { Name, WithWriter ? QMnist : Name }
            .Select(name => store.Catalog.Get(name).Name)
            .Distinct()
            .Where(name => store.Locate(name) is null)];
        if (missing.Length > 0)
        {
            DatasetSaving.Save(this, store, missing, new SaveOptions(), Cancellation);
        }
    }
}
