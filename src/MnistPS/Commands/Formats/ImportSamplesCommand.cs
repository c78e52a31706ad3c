using System.Management.Automation;
using Mnist;
using MnistPS.Completion;

namespace MnistPS.Commands;

/// <summary>A cmdlet that reads files of samples.</summary>
public abstract class ImportSamplesCommand : ImportCommand
{
    /// <summary>The split that the samples get; without it the file name tells (test, t10k), else Train.</summary>
    [Parameter]
    public Split? Split { get; set; }

    /// <summary>The dataset whose name and categories the samples get; without it they are named after the file.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DatasetNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Dataset { get; set; }
}
