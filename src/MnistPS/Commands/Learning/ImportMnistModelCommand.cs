using System.Management.Automation;
using Mnist.Learning;

namespace MnistPS.Commands;

/// <summary>Reads models from .safetensors files of Export-MnistModel or from checkpoints.</summary>
[Cmdlet(VerbsData.Import, "MnistModel", DefaultParameterSetName = PathSet)]
[OutputType(typeof(MnistModel))]
public sealed class ImportMnistModelCommand : ImportCommand
{
    /// <inheritdoc/>
    protected override IEnumerable<object> Read(string path)
    {
        yield return MnistModel.Load(path);
    }
}
