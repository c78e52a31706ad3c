using System.Management.Automation;
using Mnist.Datasets;

namespace MnistPS.Binding;

/// <summary>A cmdlet that manages datasets, given by name or by the output of Get-MnistDataset.</summary>
public abstract class DatasetInputCommand : DatasetNameCommand
{
    /// <summary>The parameter set for names.</summary>
    private protected const string NameSet = "Name";

    /// <summary>The parameter set for pipeline input.</summary>
    private protected const string InputSet = "InputObject";

    /// <summary>The output of Get-MnistDataset.</summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public DatasetInfo? InputObject { get; set; }

    /// <summary>Returns the given names, or the name of the pipeline input.</summary>
    private protected string[] NamesOr(string[] given) => InputObject is null ? given : [InputObject.Name];
}
