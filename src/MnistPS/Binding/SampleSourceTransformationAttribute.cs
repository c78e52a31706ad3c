using System.Management.Automation;
using Mnist;
using Mnist.Datasets;
using MnistPS.Errors;

namespace MnistPS.Binding;

/// <summary>Makes samples of what people pipe in: names of datasets, and samples from files, jobs and other computers.</summary>
/// <remarks>What cannot be a sample becomes a source whose error the command writes before it goes on with the next input.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SampleSourceTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] s_paths = ["PSPath", "LiteralPath", "LP"];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Transform(inputData) ?? (inputData is null || HasPath(inputData)
        ? inputData
        : new UnusableSource(ErrorRecords.NotSample(SampleConverter.Unwrap(inputData)!)));

    /// <summary>Returns the source that an object stands for; null if it is none.</summary>
    internal static ISampleSource? Transform(object? input)
    {
        object? item = SampleConverter.Unwrap(input);
        return item switch
        {
            ISampleSource source => source,
            string name => Find(name),
            null => null,
            _ when OtherLibrary.IsOther(item.GetType().Assembly) => new UnusableSource(
                ErrorRecords.OtherLibrary(item, OtherLibrary.Describe(item.GetType().Assembly)), isFatal: true),
            _ when SampleConverter.TryRestore(input!, out ISampleSource? restored) => restored,
            _ when SampleConverter.IsDeserialized(input!) => new UnusableSource(ErrorRecords.PixelsMissing($"{input}")),
            _ => null,
        };
    }

    private static ISampleSource Find(string name)
    {
        try
        {
            return DatasetStore.Default.Get(name);
        }
        catch (DatasetNotFoundException exception)
        {
            return new UnusableSource(ErrorRecords.TryTranslate(exception)!);
        }
    }

    // Files and folders bind by the name of their property.
    private static bool HasPath(object input) => s_paths.Any(name => PSObject.AsPSObject(input).Properties[name] is not null);

    /// <summary>Throws its error when it is read.</summary>
    private sealed class UnusableSource(ErrorRecord record, bool isFatal = false) : ISampleSource
    {
        public IEnumerable<SampleSet> GetSampleSets() => throw new MnistErrorException(record) { IsOfInput = !isFatal };
    }
}
