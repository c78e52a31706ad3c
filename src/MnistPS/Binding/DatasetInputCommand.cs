using System.Management.Automation;
using Mnist.Datasets;

namespace MnistPS.Binding;

/// <summary>A cmdlet that keeps datasets: their names are given, or what Get-MnistDataset lists is piped in.</summary>
public abstract class DatasetInputCommand : DatasetNameCommand
{
    /// <summary>The parameter set of names.</summary>
    private protected const string NameSet = "Name";

    /// <summary>The parameter set of what is piped in.</summary>
    private protected const string InputSet = "InputObject";

    /// <summary>Datasets as Get-MnistDataset lists them.</summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public DatasetInfo? InputObject { get; set; }

    /// <summary>The names that are meant: those that were given, or that of what was piped in.</summary>
    private protected string[] NamesOr(string[] given) => InputObject is null ? given : [InputObject.Name];
}
