using System.Collections;
using System.Management.Automation;
using Mnist.Learning;
using MnistPS.Binding;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Accepts the result of a training run, or all its output, as a model.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ModelTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Accepts the path of a model file, too.</summary>
    public bool LoadsFiles { get; set; }

    /// <summary>Accepts several models. Without it, the last one of a list is used.</summary>
    public bool TakesSeveral { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        MnistModel[] models = [.. Find(engineIntrinsics, inputData)];
        return models.Length == 0 ? inputData : TakesSeveral ? models : models[^1];
    }

    private IEnumerable<MnistModel> Find(EngineIntrinsics engineIntrinsics, object? input)
    {
        object? item = SampleConverter.Unwrap(input);
        return item switch
        {
            TrainingResult result => [result.Model],
            MnistModel model => [model],
            IList list => list.Cast<object?>().SelectMany(part => Find(engineIntrinsics, part)),
            string path when LoadsFiles => [Load(engineIntrinsics?.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path) ?? path)],
            FileInfo file when LoadsFiles => [Load(file.FullName)],
            _ => [],
        };
    }

    private static MnistModel Load(string path)
    {
        try
        {
            return File.Exists(path) ? MnistModel.Load(path)
                : throw new MnistErrorException(Directory.Exists(path) ? ErrorRecords.PathIsFolder(path) : ErrorRecords.PathNotFound(path));
        }
        catch (Exception exception) when (ErrorRecords.TryTranslate(exception, path) is ErrorRecord record)
        {
            throw new ArgumentTransformationMetadataException(record.ToString(), exception);
        }
    }
}
