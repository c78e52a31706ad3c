namespace Mnist.Display;

/// <summary>The kind of a chart.</summary>
public enum ChartKind
{
    /// <summary>The number of samples of each category and split, as bars.</summary>
    Category,

    /// <summary>Samples side by side, each as a heat map.</summary>
    Sample,

    /// <summary>The mean image of each category.</summary>
    Mean,

    /// <summary>How often each pixel value occurs in each split.</summary>
    Pixel,

    /// <summary>How often each category was predicted as each other one.</summary>
    Confusion,

    /// <summary>Loss and accuracy over a training run.</summary>
    Training,

    /// <summary>Samples in a plane, by principal components or t-SNE, colored by category.</summary>
    Projection,

    /// <summary>The mean image and the first principal components, as pictures.</summary>
    Component,

    /// <summary>Samples, each beside what some of their principal components give.</summary>
    Rebuilt,

    /// <summary>The mistakes of a model with the highest probability.</summary>
    Misclassified,

    /// <summary>Samples, each beside its nearest neighbors.</summary>
    Neighbor,

    /// <summary>Doubtful labels: the given and the suggested one below each sample, with the votes of people.</summary>
    LabelIssue,

    /// <summary>The accuracy of a model for each writer.</summary>
    Writer,
}
