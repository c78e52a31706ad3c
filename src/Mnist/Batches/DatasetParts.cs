namespace Mnist;

/// <summary>The three parts of a dataset, as TensorFlow's <c>read_data_sets</c> names them. Views: nothing is copied.</summary>
/// <param name="Train">The training samples that are left.</param>
/// <param name="Validation">The training samples that were set aside, to tune a model by.</param>
/// <param name="Test">The test samples.</param>
public sealed record DatasetParts(SampleSet Train, SampleSet Validation, SampleSet Test)
{
    /// <summary>One part by its name.</summary>
    public SampleSet this[DatasetPart part] => part switch
    {
        DatasetPart.Train => Train,
        DatasetPart.Validation => Validation,
        DatasetPart.Test => Test,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, $"The part must be Train, Validation or Test, not {part}."),
    };
}
