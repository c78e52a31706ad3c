namespace Mnist;

/// <summary>A part of a dataset after some training samples were set aside for validation.</summary>
public enum DatasetPart
{
    /// <summary>The training samples that are left.</summary>
    Train,

    /// <summary>The training samples that were set aside, to tune a model by.</summary>
    Validation,

    /// <summary>The test samples.</summary>
    Test,
}
