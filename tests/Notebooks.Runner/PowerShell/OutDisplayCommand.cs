using System.Management.Automation;

namespace Notebooks.Runner;

/// <summary>What .NET Interactive gives PowerShell cells to show objects with.</summary>
[Cmdlet("Out", "Display")]
public sealed class OutDisplayCommand : PSCmdlet
{
    /// <summary>What is shown.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => OutputRecorder.Current.AddDisplay(InputObject?.BaseObject);
}
