using System.Management.Automation;
using Mnist;
using MnistPS.Binding;
using MnistPS.Completion;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>A cmdlet that learns from samples or recognizes them: of datasets that are named, or of what is piped in.</summary>
public abstract class LearningCommand : SelectionCommand
{
    /// <summary>The name of a dataset in the catalog; MNIST when nothing is said.</summary>
    /// <remarks>As in other commands but for its position, which is that of the recipe or the model.</remarks>
    [Parameter(ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(DatasetNameCompleter))]
    [ValidateNotNullOrEmpty]
    public new string Name
    {
        get => base.Name;
        set => base.Name = value;
    }

    /// <summary>Whether the dataset is said by its name or path.</summary>
    private protected bool HasSelection =>
        ParameterSetName == PathSet || MyInvocation.BoundParameters.ContainsKey(nameof(Name));

    /// <summary>Refuses samples that are piped in beside a dataset that is named: it would not be clear what is meant.</summary>
    private protected void CheckOneSource(ISampleSource source)
    {
        if (HasSelection)
        {
            throw new MnistErrorException(ErrorRecords.TwoSources(source));
        }
    }
}
