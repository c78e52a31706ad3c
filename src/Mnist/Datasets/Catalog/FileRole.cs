namespace Mnist.Datasets;

/// <summary>The content of a file of a dataset.</summary>
public enum FileRole
{
    /// <summary>The images of the Train split.</summary>
    TrainImages,

    /// <summary>The labels of the Train split.</summary>
    TrainLabels,

    /// <summary>The images of the Test split.</summary>
    TestImages,

    /// <summary>The labels of the Test split.</summary>
    TestLabels,
}
