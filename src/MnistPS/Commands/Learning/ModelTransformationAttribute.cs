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

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? item = SampleConverter.Unwrap(inputData);
        return item switch
        {
            TrainingResult result => result.Model,
            IList { Count: > 0 } list when Transform(engineIntrinsics, list[^1]) is MnistModel model => model,
            string path when LoadsFiles => Load(engineIntrinsics?.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path) ?? path),
            FileInfo file when LoadsFiles => Load(file.FullName),
            MnistModel model => model,
            _ => inputData,
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
