namespace Mnist;

/// <summary>A part of a dataset whose training samples are divided into training and validation.</summary>
public enum DatasetPart
{
    /// <summary>The training samples without those for validation.</summary>
    Train,

    /// <summary>The training samples for validation, to tune a model.</summary>
    Validation,

    /// <summary>The test samples.</summary>
    Test,
}
