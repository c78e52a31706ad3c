using System.Management.Automation;
using Mnist;
using MnistPS.Completion;

namespace MnistPS.Commands;

/// <summary>A cmdlet that reads files of samples.</summary>
public abstract class ImportSamplesCommand : ImportCommand
{
    /// <summary>The split of the samples. By default the file name decides (test, t10k), otherwise Train.</summary>
    [Parameter]
    public Split? Split { get; set; }

    /// <summary>The dataset that gives the samples their name and categories. By default the name is that of the file.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DatasetNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Dataset { get; set; }
}
