using System.Management.Automation;
using Mnist;
using MnistPS.Binding;
using MnistPS.Completion;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>A cmdlet that trains on samples or predicts them, from a dataset or the pipeline.</summary>
public abstract class LearningCommand : SelectionCommand
{
    /// <summary>The names of datasets in the catalog. The default is MNIST.</summary>
    /// <remarks>The same as in other commands, but without a position, because that is for the recipe or the model.</remarks>
    [Parameter(ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(DatasetNameCompleter))]
    [ValidateNotNullOrEmpty]
    public new string[] Name
    {
        get => base.Name;
        set => base.Name = value;
    }

    /// <summary>True if a dataset is given by name or path.</summary>
    private protected bool HasSelection =>
        ParameterSetName is PathSet or LiteralPathSet || IsBound(nameof(Name));

    /// <summary>Refuses samples from the pipeline together with a dataset by name or path.</summary>
    private protected void CheckOneSource(ISampleSource source)
    {
        if (HasSelection)
        {
            throw new MnistErrorException(ErrorRecords.TwoSources(source));
        }
    }
}
