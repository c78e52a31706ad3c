using System.Collections;
using System.Management.Automation;
using Mnist.Learning;

namespace MnistPS.Commands;

/// <summary>Accepts the result of a training run, or all its output, as a model.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ModelTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? item = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return item switch
        {
            TrainingResult result => result.Model,
            IList { Count: > 0 } list when Transform(engineIntrinsics, list[^1]) is MnistModel model => model,
            MnistModel model => model,
            _ => inputData,
        };
    }
}
