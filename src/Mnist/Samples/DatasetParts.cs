namespace Mnist;

/// <summary>The three parts of a dataset, named as in TensorFlow's <c>read_data_sets</c>. They are views; nothing is copied.</summary>
/// <param name="Train">The training samples without those for validation.</param>
/// <param name="Validation">The training samples for validation, to tune a model.</param>
/// <param name="Test">The test samples.</param>
public sealed record DatasetParts(SampleSet Train, SampleSet Validation, SampleSet Test)
{
    /// <summary>Returns a part by its name.</summary>
    public SampleSet this[DatasetPart part] => part switch
    {
        DatasetPart.Train => Train,
        DatasetPart.Validation => Validation,
        DatasetPart.Test => Test,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, $"The part must be Train, Validation or Test, not {part}."),
    };
}
